import { type Columns, type Direction, meanOf, rangeOf } from '../../composite/columns.ts';
import { across } from './scales.ts';

/** EDAS (Keshavarz Ghorabaee et al. 2015): how far above the mean, and how little below it. Means not 0. */
export function edas(
  columns: Columns,
  weights: Float64Array,
  directions: readonly Direction[],
): Float64Array {
  const means = columns.map(meanOf);
  const lead = (x: number, j: number) => ((directions[j] ?? 1) * (x - (means[j] ?? 0))) / (means[j] ?? 1);
  const above = across(columns, (x, j) => (weights[j] ?? 0) * Math.max(0, lead(x, j)));
  const below = across(columns, (x, j) => (weights[j] ?? 0) * Math.max(0, -lead(x, j)));
  const [[, mostAbove], [, mostBelow]] = [rangeOf(above), rangeOf(below)];
  return above.map((each, row) => (each / mostAbove + 1 - (below[row] ?? 0) / mostBelow) / 2);
}
