import { type Columns, type Direction, rangeOf } from '../../composite/columns.ts';
import { across, scaled, scales } from './scales.ts';

/** ARAS (Zavadskas and Turskis 2010): what part of the best there could be, `best` or the best in each column. Columns above 0. */
export function aras(
  columns: Columns,
  weights: Float64Array,
  directions: readonly Direction[],
  best?: readonly number[],
): Float64Array {
  const withBest = columns.map((column, j) => {
    const [least, most] = rangeOf(column);
    return Float64Array.of(best?.[j] ?? (directions[j] === 1 ? most : least), ...column);
  });
  const sums = across(scaled(withBest, scales.sum, directions), (x, j) => x * (weights[j] ?? 0));
  const [top = 1] = sums;
  return sums.subarray(1).map((sum) => sum / top);
}
