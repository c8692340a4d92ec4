import type { Columns, Direction } from '../../composite/columns.ts';
import { scaled, scales, total } from '../../scoring/deciding/scales.ts';
import { shares } from '../entropy.ts';

/** LOPCOW (Ecer and Pamucar 2022): by the logarithm of each column's root mean square over its deviation, on its min-max scale. */
export function lopcowWeights(columns: Columns, directions: readonly Direction[]): Float64Array {
  return shares(
    Float64Array.from(scaled(columns, scales['min-max'], directions), (column) => {
      const n = column.length;
      const mean = total(column) / n;
      const square = total(column.map((x) => x * x)) / n;
      const deviation = Math.sqrt(total(column.map((x) => (x - mean) ** 2)) / (n - 1));
      return Math.abs(100 * Math.log(Math.sqrt(square) / deviation));
    }),
  );
}
