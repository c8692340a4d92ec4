import { type Unit, unitWords } from '#shared/quantity.ts';

/** An amount as a refusal's sentence says it: `3.5 斤`, `3.5 jin`. */
export function amountZh(amount: string, { unit }: { unit: Unit }): string {
  return `${amount} ${unitWords[unit].zh}`;
}

export function amountEn(amount: string, { unit }: { unit: Unit }): string {
  return `${amount} ${unitWords[unit].en}`;
}
