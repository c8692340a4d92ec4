import { type Columns, rangeOf } from '../composite/columns.ts';

/**
 * Grey relation to the best there is (Deng 1982): ξ = (Δmin + ρ Δmax)/(Δ + ρ Δmax) with Δ the distance to each column's most, so
 * that Δmin is 0, and Δmax over all columns; the grade is Σ wⱼ ξᵢⱼ. Columns on 0 to 1, more being better.
 */
export function greyScore(columns: Columns, weights: Float64Array, rho = 0.5): Float64Array {
  const score = new Float64Array(columns[0]?.length ?? 0);
  let far = 0;
  const tops = columns.map((column) => {
    const [least, most] = rangeOf(column);
    far = Math.max(far, most - least);
    return most;
  });
  for (const [j, column] of columns.entries()) {
    const [weight, top] = [weights[j] ?? 0, tops[j] ?? 0];
    for (let row = 0; row < score.length; row++) {
      const apart = top - (column[row] ?? 0);
      const relation = far > 0 ? (rho * far) / (apart + rho * far) : 1;
      score[row] = (score[row] ?? 0) + weight * relation;
    }
  }
  return score;
}
