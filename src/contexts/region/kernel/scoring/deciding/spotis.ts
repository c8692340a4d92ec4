import type { Columns, Direction } from '../../composite/columns.ts';
import { across } from './scales.ts';

type Span = readonly [low: number, high: number];

/**
 * SPOTIS (Dezert et al. 2020): distance from the best of given bounds, so that ranks of others stay when one leaves; less is better. With
 * an `expected` point and how far it is trusted (Shekhovtsov et al. 2025), that much of the distance is taken from there.
 */
export function spotis(
  columns: Columns,
  weights: Float64Array,
  directions: readonly Direction[],
  bounds: readonly Span[],
  { expected, trust = 1 }: { readonly expected?: readonly number[]; readonly trust?: number } = {},
): Float64Array {
  return across(columns, (x, j) => {
    const [low = 0, high = 1] = bounds[j] ?? [];
    const best = directions[j] === 1 ? high : low;
    const fromBest = Math.abs(x - best) / (high - low);
    const goal = expected?.[j];
    const fromGoal = goal === undefined ? fromBest : Math.abs(x - goal) / (high - low);
    return (weights[j] ?? 0) * ((1 - trust) * fromBest + trust * fromGoal);
  });
}
