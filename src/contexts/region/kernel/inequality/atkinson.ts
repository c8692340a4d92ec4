import { ExactSum, exactSum } from '../exact-sum.ts';

/** Atkinson's index and the equal share that would be worth as much: `index` = 1 − `equalShare`/μ. */
export interface Atkinson {
  readonly index: number;
  readonly equalShare: number;
}

/**
 * Atkinson's index (1970) for a dislike of inequality `epsilon` ≥ 0: with 1 the geometric mean is held against the mean, else
 * ((1/n) Σ yᵢ^(1−ε))^(1/(1−ε)). `values` ≥ 0 with a sum above 0.
 */
export function atkinson(values: Float64Array, epsilon: number): Atkinson {
  const mean = exactSum(values) / values.length;
  const sum = new ExactSum();
  for (const value of values) sum.add(epsilon === 1 ? Math.log(value) : value ** (1 - epsilon));
  const middle = sum.value / values.length;
  const equalShare = epsilon === 1 ? Math.exp(middle) : middle ** (1 / (1 - epsilon));
  return { index: 1 - equalShare / mean, equalShare };
}
