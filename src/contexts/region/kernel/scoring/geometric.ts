import type { Columns } from '../composite/columns.ts';

/** What stands for zero, whose logarithm there is none of: one hundredth of the scale. */
export const GEOMETRIC_FLOOR = 0.01;

/** Π xᵢⱼ^wⱼ, of columns on 0 to 1: a bad column pulls down more than a good one lifts. Figures below the floor count as the floor. */
export function geometricScore(columns: Columns, weights: Float64Array): Float64Array {
  const score = new Float64Array(columns[0]?.length ?? 0);
  for (const [j, column] of columns.entries()) {
    const weight = weights[j] ?? 0;
    for (let row = 0; row < score.length; row++) {
      score[row] = (score[row] ?? 0) + weight * Math.log(Math.max(GEOMETRIC_FLOOR, column[row] ?? 0));
    }
  }
  return score.map(Math.exp);
}
