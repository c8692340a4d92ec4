import type { Columns, Direction } from '../../composite/columns.ts';
import { across, scaled, scales } from './scales.ts';

/** Weighted sum of the columns' parts of their sums. Columns above 0. */
export function wsm(columns: Columns, weights: Float64Array, directions: readonly Direction[]): Float64Array {
  return across(scaled(columns, scales.sum, directions), (x, j) => x * (weights[j] ?? 0));
}

/** Weighted product of the same. */
export function wpm(columns: Columns, weights: Float64Array, directions: readonly Direction[]): Float64Array {
  return across(scaled(columns, scales.sum, directions), (x, j) => Math.log(x) * (weights[j] ?? 0)).map(
    Math.exp,
  );
}

/** WASPAS (Zavadskas et al. 2012): half weighted sum, half weighted product, of columns by their best. Columns above 0. */
export function waspas(
  columns: Columns,
  weights: Float64Array,
  directions: readonly Direction[],
  half = 0.5,
) {
  const linear = scaled(columns, scales.linear, directions);
  const sums = across(linear, (x, j) => x * (weights[j] ?? 0));
  const products = across(linear, (x, j) => Math.log(x) * (weights[j] ?? 0)).map(Math.exp);
  return sums.map((sum, row) => half * sum + (1 - half) * (products[row] ?? 0));
}
