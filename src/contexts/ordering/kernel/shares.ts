import type { Quantity, Unit } from '#shared/quantity.ts';
import { allocate, type ShareRule } from './allocate.ts';
import { halfGrams } from './draws.ts';

/** A line that waits for a harvest, in the order in which lines came. */
export interface Waiting {
  readonly quantity: Quantity;
  /** The steps in which its offer is sold: what `minimum-first` gives first. */
  readonly step: number;
}

// Ten grams, in half grams: finer nobody packs. A gram, where somebody ordered finer than that.
const GRAIN = 20;
const FINE_GRAIN = 2;
const PIECE = 1000;

/**
 * What each line gets of a harvest, in its own unit: pieces whole, masses in tens of grams. `there` and the lines are all counted or all
 * weighed.
 */
export function sharesOf(there: Quantity, lines: readonly Waiting[], rule: ShareRule): Quantity[] {
  const wanted = lines.map(({ quantity }) => halfGrams(quantity));
  const grain =
    there.unit === 'piece' ? PIECE : wanted.every((each) => each % GRAIN === 0) ? GRAIN : FINE_GRAIN;
  const wants = lines.map(({ quantity: { unit }, step }, place) => ({
    wanted: Math.floor((wanted[place] ?? 0) / grain),
    least: Math.max(1, Math.floor(halfGrams({ milli: step, unit }) / grain)),
  }));
  const given = allocate(Math.floor(halfGrams(there) / grain), wants, rule);
  return lines.map(({ quantity: { unit } }, place) => inHalfGrams((given[place] ?? 0) * grain, unit));
}

/** The quantity of so many half grams (or thousandths of a piece); kilos take whole grams. */
export function inHalfGrams(amount: number, unit: Unit): Quantity {
  return { milli: unit === 'kg' ? Math.floor(amount / 2) : amount, unit };
}

/** All of these together in one unit of their kind. */
export function together(quantities: readonly Quantity[], unit: Unit): Quantity {
  return inHalfGrams(
    quantities.reduce((sum, each) => sum + halfGrams(each), 0),
    unit,
  );
}
