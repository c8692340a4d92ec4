import type { Columns } from '../composite/columns.ts';

/**
 * Copeland's score: against each other region, +1 where the columns in which it is better weigh more than those in which it is worse,
 * −1 where they weigh less; by their number less one, so from −1 to 1. Nothing makes up for anything. O(n² m).
 */
export function copelandScore(columns: Columns, weights: Float64Array): Float64Array {
  const rows = columns[0]?.length ?? 0;
  const score = new Float64Array(rows);
  for (let one = 0; one < rows; one++) {
    let won = 0;
    const balance = new Float64Array(rows - one - 1);
    for (const [j, column] of columns.entries()) {
      const [weight, own] = [weights[j] ?? 0, column[one] ?? 0];
      for (let at = 0; at < balance.length; at++) {
        const other = column[one + 1 + at] ?? 0;
        if (own > other) balance[at] = (balance[at] ?? 0) + weight;
        else if (own < other) balance[at] = (balance[at] ?? 0) - weight;
      }
    }
    for (let at = 0; at < balance.length; at++) {
      // Weights that cancel out leave a rounding.
      const lead = balance[at] ?? 0;
      const sign = Math.abs(lead) < 1e-12 ? 0 : Math.sign(lead);
      won += sign;
      score[one + 1 + at] = (score[one + 1 + at] ?? 0) - sign;
    }
    score[one] = (score[one] ?? 0) + won;
  }
  return rows > 1 ? score.map((each) => each / (rows - 1)) : score;
}
