import { type Columns, type Direction, rangeOf } from '../../composite/columns.ts';
import { across, scaled, scales, total } from './scales.ts';

/** ERVD (Shyur et al. 2015): gains and losses against reference points as prospect theory feels them, losses 2.25 times. Columns above 0. */
export function ervd(
  columns: Columns,
  weights: Float64Array,
  directions: readonly Direction[],
  reference: readonly number[],
  { loss = 2.25, power = 0.88 } = {},
): Float64Array {
  const felt = scaled(columns, scales.sum).map((column, j) => {
    const point = (reference[j] ?? 0) / total(columns[j] ?? column);
    return column.map((x) => {
      const gain = (directions[j] ?? 1) * (x - point);
      return gain > 0 ? gain ** power : -loss * (-gain) ** power;
    });
  });
  const ends = felt.map(rangeOf);
  const toBest = across(felt, (x, j) => (weights[j] ?? 0) * ((ends[j]?.[1] ?? 0) - x));
  const toWorst = across(felt, (x, j) => (weights[j] ?? 0) * (x - (ends[j]?.[0] ?? 0)));
  return toWorst.map((each, row) => each / (each + (toBest[row] ?? 0)));
}
