import { type Columns, type Direction, rangeOf } from '../../composite/columns.ts';
import { across } from './scales.ts';

/** MARCOS (Stević et al. 2020): utility against the best and the worst there is. Columns above 0. */
export function marcos(
  columns: Columns,
  weights: Float64Array,
  directions: readonly Direction[],
): Float64Array {
  const ranges = columns.map(rangeOf);
  const worth = (x: number, j: number) => {
    const [least, most] = ranges[j] ?? [1, 1];
    return (weights[j] ?? 0) * (directions[j] === 1 ? x / most : least / x);
  };
  const end = (better: boolean) =>
    ranges.reduce(
      (sum, [least, most], j) => sum + worth((directions[j] === 1) === better ? most : least, j),
      0,
    );
  const [best, worst] = [end(true), end(false)];
  return across(columns, worth).map((sum) => {
    const [overWorst, ofBest] = [sum / worst, sum / best];
    const f = overWorst / (ofBest + overWorst);
    return (ofBest + overWorst) / (1 + (1 - f) / f + f / (1 - f));
  });
}
