import { exactSum } from '../exact-sum.ts';
import { gini } from './gini.ts';

/**
 * Wolfson's index of a shrinking middle (1994, AER 84:353–358), P = (2 (½ − L(½)) − G) μ/m with the share L(½) of the lower half,
 * Gini's G, mean μ and median m. Undefined where the median is zero. `values` ≥ 0 with a sum above 0.
 */
export function wolfson(values: Float64Array): number | undefined {
  const rising = values.toSorted();
  const half = values.length / 2;
  const median = ((rising[Math.ceil(half) - 1] ?? 0) + (rising[Math.floor(half)] ?? 0)) / 2;
  if (median === 0) return undefined;
  const whole = rising.subarray(0, Math.floor(half));
  const middleOne = Number.isInteger(half) ? 0 : (rising[Math.floor(half)] ?? 0) / 2;
  const lowerShare = (exactSum(whole) + middleOne) / exactSum(values);
  const mean = exactSum(values) / values.length;
  return ((0.5 - lowerShare) * 2 - gini(values)) * (mean / median);
}
