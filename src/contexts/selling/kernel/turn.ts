import { type Day, daysBetween } from '#shared/instant.ts';

/** Offers have turns from 0 up to this (28 bits of their id's MD5, see the table). */
export const TURNS = 2 ** 28;

/**
 * Where the shelf begins on a day: offers are shown from this turn on, and round. Each day moves on by the golden section of
 * the circle, so that over any stretch of days every stretch of the circle has come first about equally often (Weyl 1916).
 */
export function turnOf(day: Day): number {
  const GOLDEN = (Math.sqrt(5) - 1) / 2;
  return Math.floor(((daysBetween('2026-01-01', day) * GOLDEN) % 1) * TURNS + TURNS) % TURNS;
}

/** A stretch of turns, both ends in, and what to add to a turn to get its place in the day's round. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly add: number;
}

/** The day's round as two stretches: from its beginning to the last turn, then from the first turn to its beginning. */
export function roundOf(day: Day, after?: number): [Stretch, Stretch] {
  const start = turnOf(day);
  const passed = after === undefined ? 0 : ((after - start + TURNS) % TURNS) + 1;
  return [
    { from: start + passed, until: TURNS - 1, add: -start },
    { from: Math.max(0, start + passed - TURNS), until: start - 1, add: TURNS - start },
  ];
}
