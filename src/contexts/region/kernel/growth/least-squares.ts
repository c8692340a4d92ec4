import { tProbability } from './students-t.ts';

/** One coefficient of a regression. */
export interface Coefficient {
  readonly value: number;
  readonly error: number;
  readonly t: number;
  /** Two-sided. */
  readonly p: number;
}

export interface Fit {
  /** The constant first, then one for each column. */
  readonly coefficients: readonly Coefficient[];
  readonly rSquared: number;
  readonly rows: number;
}

/**
 * Ordinary least squares of y on a constant and `columns`, by the modified Gram–Schmidt method. Undefined where there are no more rows than
 * coefficients or a column says what others say already.
 */
export function leastSquares(columns: readonly Float64Array[], y: Float64Array): Fit | undefined {
  const rows = y.length;
  const design = [new Float64Array(rows).fill(1), ...columns];
  const count = design.length;
  if (rows <= count) return undefined;
  const basis: Float64Array[] = [];
  const upper: Float64Array[] = [];
  for (const column of design) {
    const left = column.slice();
    const above = new Float64Array(count);
    for (const [at, unit] of basis.entries()) above[at] = takeOut(left, unit);
    // Once more: what rounding left of the others goes too.
    for (const [at, unit] of basis.entries()) above[at] = (above[at] ?? 0) + takeOut(left, unit);
    const length = Math.sqrt(product(left, left));
    if (!(length > 1e-10 * Math.sqrt(product(column, column)))) return undefined;
    above[basis.length] = length;
    upper.push(above);
    basis.push(left.map((value) => value / length));
  }
  const rest = y.slice();
  const right = Float64Array.from(basis, (unit) => takeOut(rest, unit));
  const inverse = inverseOf(upper);
  const mean = y.reduce((sum, value) => sum + value, 0) / rows;
  const spread = y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const left = product(rest, rest);
  const freedom = rows - count;
  const coefficients = inverse.map((line) => {
    const value = product(line, right);
    const error = Math.sqrt((left / freedom) * product(line, line));
    const t = value / error;
    return { value, error, t, p: error > 0 ? 2 * (1 - tProbability(Math.abs(t), freedom)) : 0 };
  });
  return { coefficients, rSquared: spread > 0 ? 1 - left / spread : 1, rows };
}

function takeOut(from: Float64Array, unit: Float64Array): number {
  const part = product(from, unit);
  for (let row = 0; row < from.length; row++) from[row] = (from[row] ?? 0) - part * (unit[row] ?? 0);
  return part;
}

/** Of an upper triangle kept by columns, its inverse by lines. */
function inverseOf(upper: readonly Float64Array[]): Float64Array[] {
  const count = upper.length;
  const inverse = upper.map(() => new Float64Array(count));
  for (let column = 0; column < count; column++) {
    for (let line = column; line >= 0; line--) {
      let sum = line === column ? 1 : 0;
      for (let at = line + 1; at <= column; at++)
        sum -= (upper[at]?.[line] ?? 0) * (inverse[at]?.[column] ?? 0);
      (inverse[line] ?? [])[column] = sum / (upper[line]?.[line] ?? 1);
    }
  }
  return inverse;
}

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}
