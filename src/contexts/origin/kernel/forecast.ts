import type { Day } from '#shared/instant.ts';

/** A harvest expected in a window: little, likely, much; and what of it may be sold ahead. Thousandths of a unit. */
export interface Range {
  readonly fromDay: Day;
  readonly untilDay: Day;
  readonly low: number;
  readonly likely: number;
  readonly high: number;
  readonly presaleLimit: number;
}

/**
 * The figures rise, the window does not run backwards, and no more is sold ahead than is nearly certain to be picked:
 * a promise to a customer rests on the low figure.
 */
export function isSoundRange({ fromDay, untilDay, low, likely, high, presaleLimit }: Range): boolean {
  return (
    fromDay <= untilDay &&
    low >= 0 &&
    low <= likely &&
    likely <= high &&
    high > 0 &&
    presaleLimit >= 0 &&
    presaleLimit <= low
  );
}
