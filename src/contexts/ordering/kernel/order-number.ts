import type { Day } from '#shared/instant.ts';

/** Letters of an order number after its day: 31⁶ ≈ 887 million a day, so that a neighbour's number is not one count away. */
export const NUMBER_LETTERS = 6;

/** What people read out and type: `261123-K7QF9M`. `letters` come from `newCode(NUMBER_LETTERS)`. */
export function orderNumber(day: Day, letters: string): string {
  return `${day.slice(2).replaceAll('-', '')}-${letters}`;
}

/** Reads a number as people type it (spaces, small or wide letters, any dash or none); undefined when it cannot be one. */
export function readOrderNumber(text: string): string | undefined {
  const match = /^(\d{6})([2-9A-HJ-NP-Z]{6})$/.exec(
    text
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\p{Dash}]/gu, ''),
  );
  return match ? `${match[1]}-${match[2]}` : undefined;
}
