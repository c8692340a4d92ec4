import type { Columns, Direction } from '../../composite/columns.ts';
import { across, scaled, scales } from '../../scoring/deciding/scales.ts';
import { shares } from '../entropy.ts';

/** MEREC (Keshavarz-Ghorabaee et al. 2021): by how much the whole changes without each column. Columns above 0. */
export function merecWeights(columns: Columns, directions: readonly Direction[]): Float64Array {
  const turned = directions.map((each) => -each as Direction);
  const logs = scaled(columns, scales.linear, turned).map((column) =>
    column.map((x) => Math.abs(Math.log(x))),
  );
  const all = across(logs, (x) => x / logs.length);
  return shares(
    Float64Array.from(logs, (column) => {
      let change = 0;
      for (const [row, whole] of all.entries()) {
        change += Math.abs(Math.log(1 + whole - (column[row] ?? 0) / logs.length) - Math.log(1 + whole));
      }
      return change;
    }),
  );
}
