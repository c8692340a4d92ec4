import type { Columns } from '../composite/columns.ts';

/** Σ wⱼ xᵢⱼ: a good column makes up for a bad one in full. */
export function linearScore(columns: Columns, weights: Float64Array): Float64Array {
  const score = new Float64Array(columns[0]?.length ?? 0);
  for (const [j, column] of columns.entries()) {
    const weight = weights[j] ?? 0;
    for (let row = 0; row < score.length; row++) {
      score[row] = (score[row] ?? 0) + weight * (column[row] ?? 0);
    }
  }
  return score;
}
