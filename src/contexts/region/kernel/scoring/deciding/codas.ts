import { type Columns, type Direction, rangeOf } from '../../composite/columns.ts';
import { across, scaled, scales } from './scales.ts';

/** CODAS (Keshavarz Ghorabaee et al. 2016): how far from the worst, by Euclid, and by blocks where that differs by at least `tau`. Columns above 0. */
export function codas(columns: Columns, weights: Float64Array, directions: readonly Direction[], tau = 0.02) {
  const linear = scaled(columns, scales.linear, directions);
  const worst = linear.map((column) => rangeOf(column)[0]);
  const off = (x: number, j: number) => (weights[j] ?? 0) * (x - (worst[j] ?? 0));
  const straight = across(linear, (x, j) => off(x, j) ** 2).map(Math.sqrt);
  const blocks = across(linear, (x, j) => Math.abs(off(x, j)));
  return straight.map((one, row) => {
    let sum = 0;
    for (const [other, distance] of straight.entries()) {
      const lead = one - distance;
      sum += lead + (Math.abs(lead) >= tau ? (blocks[row] ?? 0) - (blocks[other] ?? 0) : 0);
    }
    return sum;
  });
}
