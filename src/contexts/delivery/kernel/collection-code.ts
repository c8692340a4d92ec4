/** Wrong codes allowed within an hour: for one parcel, and at one counter where only a code is typed. */
export const WRONG_CODES_FOR_PARCEL = 5;
export const WRONG_CODES_AT_COUNTER = 20;
const WINDOW_MS = 3_600_000;

/**
 * Until when codes are refused, or undefined when another may be tried. With six digits and 5 tries an hour, guessing one
 * parcel's code takes 11 years on average; at a counter with 100 parcels, 20 tries an hour, three weeks of every hour.
 */
export function lockedUntil(wrongAt: readonly Date[], allowed: number, now: Date): Date | undefined {
  const recent = wrongAt
    .map((at) => at.getTime())
    .filter((at) => at > now.getTime() - WINDOW_MS)
    .toSorted((a, b) => a - b);
  const oldestThatLocks = recent.at(-allowed);
  return oldestThatLocks === undefined ? undefined : new Date(oldestThatLocks + WINDOW_MS);
}

/** How many tries are left within the hour. */
export function triesLeft(wrongAt: readonly Date[], allowed: number, now: Date): number {
  const recent = wrongAt.filter((at) => at.getTime() > now.getTime() - WINDOW_MS).length;
  return Math.max(0, allowed - recent);
}

/** Compares two codes in a time that does not tell how many leading digits are right. */
export function sameCode(expected: string, given: string): boolean {
  let difference = expected.length ^ given.length;
  for (let index = 0; index < expected.length; index += 1) {
    difference |= expected.charCodeAt(index) ^ (given.charCodeAt(index) || 0);
  }
  return difference === 0;
}
