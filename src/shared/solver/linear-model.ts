/**
 * A linear program, some of its columns whole numbers: the best c·x + offset with lower ≤ x ≤ upper and least ≤ A·x ≤ most.
 * A lies row by row (CSR): row r has columns `indices[k]` with `values[k]` for starts[r] ≤ k < starts[r + 1]. Infinity: no limit.
 */
export interface LinearModel {
  readonly sense: 'max' | 'min';
  readonly offset: number;
  readonly columnNames: readonly string[];
  readonly rowNames: readonly string[];
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 1: a whole number. */
  readonly whole: Int32Array;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
}

export interface Row {
  readonly name: string;
  readonly terms: ReadonlyMap<number, number>;
  readonly least: number;
  readonly most: number;
}

/** Rows as they were gathered, laid one behind the other. */
export function compressed(
  rows: readonly Row[],
): Pick<LinearModel, 'rowNames' | 'starts' | 'indices' | 'values' | 'least' | 'most'> {
  const size = rows.reduce((sum, { terms }) => sum + terms.size, 0);
  const starts = new Int32Array(rows.length + 1);
  const indices = new Int32Array(size);
  const values = new Float64Array(size);
  let at = 0;
  for (const [row, { terms }] of rows.entries()) {
    for (const [column, value] of terms) {
      indices[at] = column;
      values[at] = value;
      at += 1;
    }
    starts[row + 1] = at;
  }
  return {
    rowNames: rows.map(({ name }) => name),
    starts,
    indices,
    values,
    least: Float64Array.from(rows, ({ least }) => least),
    most: Float64Array.from(rows, ({ most }) => most),
  };
}
