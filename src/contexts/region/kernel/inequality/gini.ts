import { ExactSum, exactSum } from '../exact-sum.ts';

/**
 * Gini's index G = Σ|yᵢ − yⱼ| / (2 n² μ) of values ≥ 0 with a sum above 0: 0 where all have the same, near 1 where one has all.
 * By ranks: Σ (2i − n − 1) y₍ᵢ₎ / (n Σy).
 */
export function gini(values: Float64Array): number {
  const n = values.length;
  const rising = values.toSorted();
  const sum = new ExactSum();
  for (let i = 0; i < n; i++) sum.add((2 * i + 1 - n) * (rising[i] ?? 0));
  return sum.value / (n * exactSum(values));
}
