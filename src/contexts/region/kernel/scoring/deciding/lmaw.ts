import { type Columns, type Direction, rangeOf } from '../../composite/columns.ts';
import { across, total } from './scales.ts';

/** LMAW (Pamučar et al. 2021): additive weights on logarithms of columns by their best. Columns above 0. */
export function lmaw(
  columns: Columns,
  weights: Float64Array,
  directions: readonly Direction[],
): Float64Array {
  const parts = columns.map((column, j) => {
    const [least, most] = rangeOf(column);
    const logs = column.map((x) => Math.log(directions[j] === 1 ? (x + most) / most : (x + least) / x));
    const sum = total(logs);
    return logs.map((log) => log / sum);
  });
  return across(parts, (x, j) => {
    const raised = x ** (weights[j] ?? 0);
    return (2 * raised) / ((2 - x) ** (weights[j] ?? 0) + raised);
  });
}

/** Bonferroni's mean of what several people said of one thing (p = q = 1): √(Σ_{a≠b} vₐ v_b / (k(k − 1))). */
export function bonferroniMean(values: readonly number[]): number {
  const k = values.length;
  const sum = values.reduce((all, value) => all + value, 0);
  const squares = values.reduce((all, value) => all + value * value, 0);
  return Math.sqrt((sum * sum - squares) / (k * (k - 1)));
}

/** Weights from several people's marks (1 absolutely low … 5 absolutely high), by logarithms over an anti-ideal of 0.5. */
export function lmawWeights(marks: readonly (readonly number[])[], antiIdeal = 0.5): Float64Array {
  const each = marks.map((mark) => {
    const logs = mark.map((value) => Math.log(value / antiIdeal));
    const sum = logs.reduce((all, log) => all + log, 0);
    return logs.map((log) => log / sum);
  });
  return Float64Array.from(marks[0] ?? [], (_, j) => bonferroniMean(each.map((weights) => weights[j] ?? 0)));
}
