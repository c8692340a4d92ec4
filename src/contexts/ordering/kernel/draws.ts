import { inUnit, type Quantity } from '#shared/quantity.ts';
import type { Reading } from './final-price.ts';

/** So much of a lot that a line is filled from, in the lot's own unit. */
export interface Draw {
  readonly lotId: string;
  readonly productCode: string;
  /** The lot's: a box may hold several grades of one product. */
  readonly grade?: string;
  readonly quantity: Quantity;
}

/** What packing changes about a line's draws: what stays, what goes back into the lots, and what the scale showed beyond. */
export interface Drawn<D extends Draw> {
  readonly kept: readonly D[];
  readonly back: readonly D[];
  readonly more: readonly D[];
}

/**
 * What a packed line really took, goods by goods. Pieces from lots kept by weight take what the scale says; anything else
 * takes its part of what was ordered. What was not packed goes back to the lots in reverse, so that the first to expire leaves
 * first; what the pieces weigh beyond comes from the last lot.
 */
export function drawn<D extends Draw>(draws: readonly D[], ordered: Quantity, reading: Reading): Drawn<D> {
  const goods = [...Map.groupBy(draws, ({ productCode, grade = '' }) => `${productCode} ${grade}`).values()];
  // What a box of several goods weighs says nothing of each of them.
  const read = goods.length > 1 ? { packed: reading.packed } : reading;
  const parts = goods.map((own) => recut(own, taken(own, ordered, read)));
  return {
    kept: parts.flatMap((part) => part.kept),
    back: parts.flatMap((part) => part.back),
    more: parts.flatMap((part) => part.more),
  };
}

function taken(draws: readonly Draw[], ordered: Quantity, { packed, grams }: Reading): number {
  const unit = draws[0]?.quantity.unit;
  if (grams !== undefined && unit !== undefined && unit !== 'piece') {
    return inUnit({ milli: grams, unit: 'kg' }, unit).milli;
  }
  const all = BigInt(total(draws)) * BigInt(packed.milli);
  const by = BigInt(ordered.milli);
  return Number((all + by - 1n) / by);
}

function recut<D extends Draw>(draws: readonly D[], target: number): Drawn<D> {
  let left = target;
  const kept: D[] = [];
  const back: D[] = [];
  for (const draw of draws) {
    const milli = Math.min(left, draw.quantity.milli);
    left -= milli;
    if (milli > 0) kept.push(withMilli(draw, milli));
    if (milli < draw.quantity.milli) back.push(withMilli(draw, draw.quantity.milli - milli));
  }
  const last = draws.at(-1);
  return { kept, back, more: last && left > 0 ? [withMilli(last, left)] : [] };
}

/** A quantity in half grams, the finest both kilos and jin are whole in; pieces as they are. For comparing lots of one product. */
export function halfGrams({ milli, unit }: Quantity): number {
  return unit === 'kg' ? milli * 2 : milli;
}

function withMilli<D extends Draw>(draw: D, milli: number): D {
  return { ...draw, quantity: { milli, unit: draw.quantity.unit } };
}

function total(draws: readonly Draw[]): number {
  return draws.reduce((sum, draw) => sum + draw.quantity.milli, 0);
}
