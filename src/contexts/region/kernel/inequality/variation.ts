import { ExactSum, exactSum } from '../exact-sum.ts';

/** The coefficient of variation: standard deviation (over n) by the mean. The mean must not be zero. */
export function variation(values: Float64Array): number {
  const mean = exactSum(values) / values.length;
  const sum = new ExactSum();
  for (const value of values) sum.add((value - mean) ** 2);
  return Math.sqrt(sum.value / values.length) / mean;
}
