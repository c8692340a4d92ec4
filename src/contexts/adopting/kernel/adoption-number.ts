import type { Day } from '#shared/instant.ts';

/** Letters of a contract's number after its day, as an order's: a neighbour's is not one count away. */
export const NUMBER_LETTERS = 6;

/** What stands on the contract: `RY261126-K7QF9M`. `letters` come from `newCode(NUMBER_LETTERS)`. */
export function adoptionNumber(day: Day, letters: string): string {
  return `RY${day.slice(2).replaceAll('-', '')}-${letters}`;
}

/** Letters of a code that hands an adoption over: 31¹² guesses. */
export const CODE_LETTERS = 12;

/** A code as people type it: any case, spaces and dashes. */
export function readCode(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Dash}]/gu, '');
}

/** `ABCD-EFGH-JKMN` */
export function codeText(code: string): string {
  return code.replaceAll(/(.{4})(?=.)/g, '$1-');
}
