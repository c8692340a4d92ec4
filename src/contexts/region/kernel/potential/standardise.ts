import type { Matrix } from './matrix.ts';

/** Further out than this many standard deviations counts as this many: one odd county must not bend the whole. */
const FURTHEST = 4;

export interface Scale {
  readonly means: Float64Array;
  /** 1 for a column that is the same everywhere. */
  readonly deviations: Float64Array;
}

/** Mean and standard deviation of each column, of the rows given alone: what is tested on must not set the scale. */
export function scaleOf({ rows, columns, values }: Matrix): Scale {
  const means = new Float64Array(columns);
  const deviations = new Float64Array(columns);
  for (let column = 0; column < columns; column += 1) {
    let [count, mean, squares] = [0, 0, 0];
    for (let row = 0; row < rows; row += 1) {
      const value = values[row * columns + column] as number;
      if (Number.isNaN(value)) continue;
      count += 1;
      const off = value - mean;
      mean += off / count;
      squares += off * (value - mean);
    }
    means[column] = mean;
    deviations[column] = squares > 0 ? Math.sqrt(squares / count) : 1;
  }
  return { means, deviations };
}

/** (x − mean) ÷ deviation; what is missing counts as the mean. */
export function standardised(matrix: Matrix, { means, deviations }: Scale): Matrix {
  const { rows, columns } = matrix;
  const values = new Float64Array(rows * columns);
  for (let at = 0; at < values.length; at += 1) {
    const column = at % columns;
    const z = ((matrix.values[at] as number) - (means[column] as number)) / (deviations[column] as number);
    values[at] = Number.isNaN(z) ? 0 : Math.min(FURTHEST, Math.max(-FURTHEST, z));
  }
  return { rows, columns, values };
}
