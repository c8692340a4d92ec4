import { type Columns, rangeOf } from '../composite/columns.ts';

/**
 * TOPSIS (Hwang and Yoon 1981): how near a region is to the best there is and how far from the worst, D⁻/(D⁺ + D⁻), Euclid's distances
 * of the weighted columns to their most and least. Columns on 0 to 1, more being better. 0 where all regions are the same.
 */
export function topsisScore(columns: Columns, weights: Float64Array): Float64Array {
  const rows = columns[0]?.length ?? 0;
  const toBest = new Float64Array(rows);
  const toWorst = new Float64Array(rows);
  for (const [j, column] of columns.entries()) {
    const weight = weights[j] ?? 0;
    const [least, most] = rangeOf(column);
    for (let row = 0; row < rows; row++) {
      const value = column[row] ?? 0;
      const short = weight * (most - value);
      const ahead = weight * (value - least);
      toBest[row] = (toBest[row] ?? 0) + short * short;
      toWorst[row] = (toWorst[row] ?? 0) + ahead * ahead;
    }
  }
  return toWorst.map((square, row) => {
    const [worst, best] = [Math.sqrt(square), Math.sqrt(toBest[row] ?? 0)];
    return worst + best > 0 ? worst / (worst + best) : 0;
  });
}
