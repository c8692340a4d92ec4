import type { Columns, Direction } from '../../composite/columns.ts';
import { across, scaled, scales } from './scales.ts';

/** MOORA's ratio system (Brauers and Zavadskas 2006): benefits less costs, of columns by their length. */
export function moora(
  columns: Columns,
  weights: Float64Array,
  directions: readonly Direction[],
): Float64Array {
  return across(scaled(columns, scales.vector), (x, j) => (directions[j] ?? 1) * (weights[j] ?? 0) * x);
}
