import type { Columns, Direction } from '../../composite/columns.ts';
import { across, scaled, scales } from './scales.ts';

/** RAM (Sotoudeh-Anvari 2023): the (2 + costs)-th root of 2 + benefits, of columns' parts of their sums. Columns above 0. */
export function ram(columns: Columns, weights: Float64Array, directions: readonly Direction[]): Float64Array {
  const parts = scaled(columns, scales.sum);
  const side = (direction: Direction) =>
    across(parts, (x, j) => (directions[j] === direction ? x * (weights[j] ?? 0) : 0));
  const [benefits, costs] = [side(1), side(-1)];
  return benefits.map((benefit, row) => (2 + benefit) ** (1 / (2 + (costs[row] ?? 0))));
}
