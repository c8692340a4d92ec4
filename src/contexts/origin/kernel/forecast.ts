import type { Day } from '#shared/instant.ts';
import type { Unit } from '#shared/quantity.ts';

/** How much is expected to be picked: little, likely, much. Thousandths of a unit. */
export interface Expected {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** A harvest expected in a window, and what of it may be sold ahead. */
export interface Range extends Expected {
  readonly fromDay: Day;
  readonly untilDay: Day;
  readonly presaleLimit: number;
}

/** How sure a producer may want to be that what is sold ahead will be picked, in percent. */
export const certainties = [100, 95, 90, 80, 70, 50] as const;
export const SUREST = 100;
const LEAST_SURE = 50;

/** The figures rise, the window does not run backwards, and no more is sold ahead than is as certain to be picked as the producer wants. */
export function isSoundRange(range: Range, certainty: number = SUREST, unit: Unit = 'kg'): boolean {
  const { fromDay, untilDay, low, likely, high, presaleLimit } = range;
  return (
    fromDay <= untilDay &&
    low >= 0 &&
    low <= likely &&
    likely <= high &&
    high > 0 &&
    Number.isInteger(certainty) &&
    certainty >= LEAST_SURE &&
    certainty <= SUREST &&
    presaleLimit >= 0 &&
    presaleLimit <= sellableAhead(range, certainty, unit)
  );
}

/**
 * How much will be picked at least with this certainty: the (1 − certainty) quantile of the forecast. Of a harvest only the least, the
 * likeliest and the most are known, and what is then usually assumed is the triangular distribution between them (D. Johnson, The triangular
 * distribution as a proxy for the beta distribution in risk analysis, The Statistician 46, 1997). Rounded down to pieces or tenths.
 */
export function sellableAhead({ low, likely, high }: Expected, certainty: number, unit: Unit): number {
  if (certainty >= SUREST || low === high) return low;
  const chance = (100 - certainty) / 100;
  const width = high - low;
  const exact =
    chance * width <= likely - low
      ? low + Math.sqrt(chance * width * (likely - low))
      : high - Math.sqrt((1 - chance) * width * (high - likely));
  const step = unit === 'piece' ? 1000 : 100;
  return Math.max(low, Math.floor(exact / step) * step);
}
