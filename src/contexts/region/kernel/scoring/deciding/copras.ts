import { type Columns, type Direction, rangeOf } from '../../composite/columns.ts';
import { across, scaled, scales, total } from './scales.ts';

/** COPRAS (Zavadskas et al. 1994): benefits, and costs turned over in proportion; 1 for the best. Columns above 0. */
export function copras(
  columns: Columns,
  weights: Float64Array,
  directions: readonly Direction[],
): Float64Array {
  const parts = scaled(columns, scales.sum);
  const side = (direction: Direction) =>
    across(parts, (x, j) => (directions[j] === direction ? x * (weights[j] ?? 0) : 0));
  const [benefits, costs] = [side(1), side(-1)];
  const [sum, turned] = [total(costs), total(costs.map((cost) => 1 / cost))];
  const worth = benefits.map((benefit, row) => benefit + (sum > 0 ? sum / ((costs[row] ?? 1) * turned) : 0));
  const [, best] = rangeOf(worth);
  return worth.map((each) => each / best);
}
