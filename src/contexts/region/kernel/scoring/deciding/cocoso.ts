import { type Columns, type Direction, rangeOf } from '../../composite/columns.ts';
import { across, scaled, scales, total } from './scales.ts';

/** CoCoSo (Yazdani et al. 2019): three compromises of weighted sum and power weights, combined. */
export function cocoso(
  columns: Columns,
  weights: Float64Array,
  directions: readonly Direction[],
  half = 0.5,
) {
  const ranged = scaled(columns, scales['min-max'], directions);
  const sums = across(ranged, (x, j) => x * (weights[j] ?? 0));
  const powers = across(ranged, (x, j) => x ** (weights[j] ?? 0));
  const both = sums.map((sum, row) => sum + (powers[row] ?? 0));
  const all = total(both);
  const [[leastSum, mostSum], [leastPower, mostPower]] = [rangeOf(sums), rangeOf(powers)];
  return sums.map((sum, row) => {
    const power = powers[row] ?? 0;
    const a = (both[row] ?? 0) / all;
    const b = sum / leastSum + power / leastPower;
    const c = (half * sum + (1 - half) * power) / (half * mostSum + (1 - half) * mostPower);
    return Math.cbrt(a * b * c) + (a + b + c) / 3;
  });
}
