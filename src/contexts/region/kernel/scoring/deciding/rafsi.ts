import type { Columns, Direction } from '../../composite/columns.ts';
import { across } from './scales.ts';

/** RAFSI (Žižović et al. 2020): columns mapped from given ends onto one interval, so that ranks of others stay when one leaves. */
export function rafsi(
  columns: Columns,
  weights: Float64Array,
  directions: readonly Direction[],
  ends: readonly (readonly [one: number, other: number])[],
  [first, last]: readonly [number, number] = [1, 6],
): Float64Array {
  const harmonic = 2 / (1 / first + 1 / last);
  return across(columns, (x, j) => {
    const [one = 0, other = 1] = ends[j] ?? [];
    const [low, high] = [Math.min(one, other), Math.max(one, other)];
    const mapped = ((last - first) * x + first * high - last * low) / (high - low);
    return (weights[j] ?? 0) * (directions[j] === 1 ? mapped / (first + last) : harmonic / (2 * mapped));
  });
}
