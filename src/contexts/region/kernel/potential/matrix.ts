/** Figures row by row: row r's are `values[r · columns … (r + 1) · columns − 1]`. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
}

export function matrixOf(columns: readonly Float64Array[], rows: number): Matrix {
  const values = new Float64Array(rows * columns.length);
  for (const [column, figures] of columns.entries()) {
    for (let row = 0; row < rows; row += 1)
      values[row * columns.length + column] = figures[row] ?? Number.NaN;
  }
  return { rows, columns: columns.length, values };
}

/** Some of its rows, in the order asked for. */
export function rowsOf({ columns, values }: Matrix, chosen: Int32Array): Matrix {
  const kept = new Float64Array(chosen.length * columns);
  for (const [at, row] of chosen.entries()) {
    kept.set(values.subarray(row * columns, (row + 1) * columns), at * columns);
  }
  return { rows: chosen.length, columns, values: kept };
}
