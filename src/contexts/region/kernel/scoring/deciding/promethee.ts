import type { Columns, Direction } from '../../composite/columns.ts';

/** PROMETHEE II with the usual criterion (Brans and Vincke 1985): net flow, from −1 to 1. O(n² m). */
export function promethee(
  columns: Columns,
  weights: Float64Array,
  directions: readonly Direction[],
): Float64Array {
  const rows = columns[0]?.length ?? 0;
  const flow = new Float64Array(rows);
  for (const [j, column] of columns.entries()) {
    const weight = (weights[j] ?? 0) * (directions[j] ?? 1);
    for (let row = 0; row < rows; row++) {
      for (const other of column)
        flow[row] = (flow[row] ?? 0) + weight * Math.sign((column[row] ?? 0) - other);
    }
  }
  return flow.map((each) => each / (rows - 1));
}
