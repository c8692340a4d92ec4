import type { Fen } from '#shared/money.ts';

/** Fewer sellers of the same goods are no market to compare with. */
const ENOUGH = 4;
/** A fifth below the middle is no longer what prices differ by. */
const UNDER_BP = 8_000;

/** The middle price of a kg among sellers of the same goods, each by their cheapest; undefined where they are too few. */
export function middlePrice(cheapest: readonly Fen[]): Fen | undefined {
  if (cheapest.length < ENOUGH) return undefined;
  return cheapest.toSorted((a, b) => a - b)[Math.floor((cheapest.length - 1) / 2)];
}

/** Whether a price lies so far below the middle that it deserves a second look. */
export function undercuts(perKg: Fen, middle: Fen | undefined): boolean {
  return middle !== undefined && perKg * 10_000 < middle * UNDER_BP;
}
