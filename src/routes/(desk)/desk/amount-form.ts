import { parseMilli, type Quantity, type Unit, units } from '#shared/quantity.ts';

/**
 * What `<AmountField>` sends: a decimal and its unit. Full-width digits (１２．５) count as digits. What is no amount becomes none
 * of it, which every verb refuses with its sentence.
 */
export function amountIn(form: FormData, name: string): Quantity {
  const text = String(form.get(name) ?? '').normalize('NFKC');
  const unit = units.find((each): each is Unit => each === form.get(`${name}-unit`)) ?? 'kg';
  return { milli: parseMilli(text) ?? 0, unit };
}

/** Whether anything was typed there. */
export function isGiven(form: FormData, name: string): boolean {
  return String(form.get(name) ?? '').trim() !== '';
}
