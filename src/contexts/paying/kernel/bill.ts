import type { Fen } from '#shared/money.ts';

/** One payment or refund in a provider's daily bill. */
export interface BillLine {
  readonly kind: 'paid' | 'refunded';
  /** Our own number of it, as the provider wrote it. */
  readonly number: string;
  readonly reference: string;
  readonly amountFen: Fen;
}

/** A bill that is not what the provider's documents say: nothing of it is taken. */
export class UnreadableBill extends Error {}

/** Finds columns by their names; a bill that lacks one is not read at all. */
export function columnsOf(header: readonly string[], wanted: readonly string[]): (name: string) => number {
  const names = header.map((name) => name.replaceAll(/[\s`]/g, ''));
  const missing = wanted.filter((name) => !names.includes(name));
  if (missing.length > 0) throw new UnreadableBill(`the bill has no column ${missing.join(', ')}`);
  return (name) => names.indexOf(name);
}
