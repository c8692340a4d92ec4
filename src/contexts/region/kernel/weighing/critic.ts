import type { Columns } from '../composite/columns.ts';
import { shares } from './entropy.ts';

/**
 * CRITIC weights (Diakoulaki et al. 1995): Cⱼ = sⱼ Σₖ (1 − rⱼₖ), a column's spread times how little the others say the same.
 * `columns` on one scale (min-max), none constant.
 */
export function criticWeights(columns: Columns): Float64Array {
  const rows = columns[0]?.length ?? 0;
  const centred = columns.map((column) => {
    let mean = 0;
    for (const value of column) mean += value / rows;
    return column.map((value) => value - mean);
  });
  const lengths = centred.map((column) => Math.sqrt(product(column, column)));
  const conflict = new Float64Array(columns.length);
  for (const [j, one] of centred.entries()) {
    for (let k = j + 1; k < centred.length; k++) {
      const other = centred[k] ?? one;
      const apart = 1 - product(one, other) / ((lengths[j] ?? 0) * (lengths[k] ?? 0));
      conflict[j] = (conflict[j] ?? 0) + apart;
      conflict[k] = (conflict[k] ?? 0) + apart;
    }
  }
  return shares(conflict.map((each, j) => each * (lengths[j] ?? 0)));
}

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < one.length; row++) sum += (one[row] ?? 0) * (other[row] ?? 0);
  return sum;
}
