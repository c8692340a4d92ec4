import { type Columns, type Direction, rangeOf } from '../../composite/columns.ts';

/** A column on a scale of its own, `cost` turning less into better where the scale can. */
export type Scale = (column: Float64Array, cost: boolean) => Float64Array;

/** The scales that methods of multi-criteria decision making are defined on, by their names there. */
export const scales = {
  'min-max': (column, cost) => {
    const [least, most] = rangeOf(column);
    if (least === most) return column.map(() => 1);
    return column.map((x) => (cost ? most - x : x - least) / (most - least));
  },
  max: (column, cost) => {
    const [, most] = rangeOf(column);
    return column.map((x) => (cost ? 1 - x / most : x / most));
  },
  sum: (column, cost) => {
    const parts = cost ? column.map((x) => 1 / x) : column;
    const sum = total(parts);
    return parts.map((x) => x / sum);
  },
  vector: (column, cost) => {
    const length = Math.sqrt(total(column.map((x) => x * x)));
    return column.map((x) => (cost ? 1 - x / length : x / length));
  },
  logarithmic: (column, cost) => {
    const logs = column.map(Math.log);
    const sum = total(logs);
    return logs.map((x) => (cost ? (1 - x / sum) / (column.length - 1) : x / sum));
  },
  linear: (column, cost) => {
    const [least, most] = rangeOf(column);
    return column.map((x) => (cost ? least / x : x / most));
  },
  nonlinear: (column, cost) => {
    const [least, most] = rangeOf(column);
    return column.map((x) => (cost ? (least / x) ** 3 : (x / most) ** 2));
  },
  'enhanced-accuracy': (column, cost) => {
    const [least, most] = rangeOf(column);
    const short = column.map((x) => (cost ? x - least : most - x));
    const sum = total(short);
    return short.map((x) => 1 - x / sum);
  },
  'zavadskas-turskis': (column, cost) => {
    const [least, most] = rangeOf(column);
    const goal = cost ? least : most;
    return column.map((x) => 1 - Math.abs((goal - x) / goal));
  },
} as const satisfies Readonly<Record<string, Scale>>;

export function scaled(columns: Columns, scale: Scale, directions?: readonly Direction[]): Float64Array[] {
  return columns.map((column, j) => scale(column, directions?.[j] === -1));
}

export function total(column: Float64Array): number {
  let sum = 0;
  for (const x of column) sum += x;
  return sum;
}

/** For each row the sum over columns of what `of` makes of its figure. */
export function across(columns: Columns, of: (x: number, j: number) => number): Float64Array {
  const sums = new Float64Array(columns[0]?.length ?? 0);
  for (const [j, column] of columns.entries()) {
    for (let row = 0; row < sums.length; row++) sums[row] = (sums[row] ?? 0) + of(column[row] ?? 0, j);
  }
  return sums;
}
