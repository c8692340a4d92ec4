import { ranksOf } from '../composite/ranks.ts';

/** Spearman's correlation of two rankings; the same figures share the middle of their ranks. NaN where one is all the same. */
export function rankCorrelation(one: Float64Array, other: Float64Array): number {
  const [first, second] = [midRanks(one), midRanks(other)];
  const mean = (one.length + 1) / 2;
  let [product, squares, others] = [0, 0, 0];
  for (const [row, rank] of first.entries()) {
    const [a, b] = [rank - mean, (second[row] ?? 0) - mean];
    product += a * b;
    squares += a * a;
    others += b * b;
  }
  return product / Math.sqrt(squares * others);
}

function midRanks(values: Float64Array): Float64Array {
  const ranks = ranksOf(values);
  const count = new Map<number, number>();
  for (const rank of ranks) count.set(rank, (count.get(rank) ?? 0) + 1);
  return ranks.map((rank) => rank + ((count.get(rank) ?? 1) - 1) / 2);
}
