import type { Quantity } from '#shared/quantity.ts';
import { type Draw, halfGrams } from './draws.ts';

export interface Pickable extends Omit<Draw, 'quantity'> {
  readonly producerId: string;
  readonly free: Quantity;
}

export interface Picked {
  readonly draws: readonly (Draw & { readonly producerId: string })[];
  readonly missing: Quantity;
}

/** Takes what is needed from lots in the order given. A lot counted in a unit of another kind gives nothing. */
export function pickFrom(lots: readonly Pickable[], needed: Quantity): Picked {
  const counted = needed.unit === 'piece';
  let missing = halfGrams(needed);
  const draws = lots.flatMap(({ free, ...lot }) => {
    const taken = (free.unit === 'piece') === counted ? Math.min(missing, halfGrams(free)) : 0;
    missing -= taken;
    const milli = free.unit === 'kg' ? Math.ceil(taken / 2) : taken;
    return milli > 0 ? [{ ...lot, quantity: { milli, unit: free.unit } }] : [];
  });
  const milli = needed.unit === 'kg' ? Math.ceil(missing / 2) : missing;
  return { draws, missing: { milli, unit: needed.unit } };
}
