import type { Columns } from '../../composite/columns.ts';
import { gini } from '../../inequality/gini.ts';
import { scaled, scales, total } from '../../scoring/deciding/scales.ts';
import { shares } from '../entropy.ts';

/** By each column's standard deviation. Columns on one scale. */
export function deviationWeights(columns: Columns): Float64Array {
  return shares(Float64Array.from(columns, (column) => Math.sqrt(variance(column))));
}

/** By each column's variance on its min-max scale. */
export function varianceWeights(columns: Columns): Float64Array {
  return shares(Float64Array.from(scaled(columns, scales['min-max']), variance));
}

/** By each column's Gini index. Columns ≥ 0, each with a sum above 0. */
export function giniWeights(columns: Columns): Float64Array {
  return shares(Float64Array.from(columns, gini));
}

/** By the angle between each column and one that is all the same. Columns above 0. */
export function angleWeights(columns: Columns): Float64Array {
  return shares(
    Float64Array.from(columns, (column) => {
      const length = Math.sqrt(total(column.map((x) => x * x)) * column.length);
      return Math.acos(Math.min(1, total(column) / length));
    }),
  );
}

function variance(column: Float64Array): number {
  const mean = total(column) / column.length;
  return total(column.map((x) => (x - mean) ** 2)) / (column.length - 1);
}
