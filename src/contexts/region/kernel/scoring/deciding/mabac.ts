import type { Columns, Direction } from '../../composite/columns.ts';
import { across, scaled, scales, total } from './scales.ts';

/** MABAC (Pamučar and Ćirović 2015): how far above the border, the geometric mean of w(1 + x) in each column. */
export function mabac(
  columns: Columns,
  weights: Float64Array,
  directions: readonly Direction[],
): Float64Array {
  const ranged = scaled(columns, scales['min-max'], directions);
  const raised = ranged.map((column, j) => column.map((x) => (weights[j] ?? 0) * (1 + x)));
  const border = raised.map((column) => Math.exp(total(column.map(Math.log)) / column.length));
  return across(raised, (x, j) => x - (border[j] ?? 0));
}
