import type { Columns, Direction } from '../../composite/columns.ts';
import { across, scaled, scales } from './scales.ts';

/** AROMAN (Bošković et al. 2023): two scales averaged, costs and benefits each raised and added; more is better. */
export function aroman(
  columns: Columns,
  weights: Float64Array,
  directions: readonly Direction[],
  part = 0.5,
  power = 0.5,
) {
  const ranged = scaled(columns, scales['min-max']);
  const directed = scaled(columns, scales.vector);
  const both = ranged.map((column, j) =>
    column.map((x, row) => (part * x + (1 - part) * (directed[j]?.[row] ?? 0)) / 2),
  );
  const side = (direction: Direction) =>
    across(both, (x, j) => (directions[j] === direction ? x * (weights[j] ?? 0) : 0));
  const [costs, benefits] = [side(-1), side(1)];
  return costs.map((cost, row) => cost ** power + (benefits[row] ?? 0) ** (1 - power));
}
