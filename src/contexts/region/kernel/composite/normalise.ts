import { type Direction, meanOf, rangeOf } from './columns.ts';
import { ranksOf } from './ranks.ts';

export const normalisations = ['min-max', 'z-score', 'rank', 'goalposts'] as const;
/**
 * How columns of different units are made comparable, 1 being best: by the least and the most of the column; by its mean and standard
 * deviation, cut at ±3 and laid on 0 to 1; by rank; or by given goalposts, cut at both ends (the human development index's way).
 */
export type Normalisation = (typeof normalisations)[number];

export interface Goalposts {
  readonly worst: number;
  readonly best: number;
}

const CUT = 3;

/** A full column on 0 (worst) to 1 (best). One whose figures are all the same has no scale: undefined, but for goalposts. */
export function normalise(
  column: Float64Array,
  direction: Direction,
  how: Normalisation,
  goalposts?: Goalposts,
): Float64Array | undefined {
  if (how === 'goalposts' && goalposts) {
    const { worst, best } = goalposts;
    return column.map((value) => Math.min(1, Math.max(0, (value - worst) / (best - worst))));
  }
  const [least, most] = rangeOf(column);
  if (!(most > least)) return undefined;
  if (how === 'z-score') {
    const mean = meanOf(column);
    let squares = 0;
    for (const value of column) squares += (value - mean) ** 2;
    const deviation = Math.sqrt(squares / (column.length - 1));
    return column.map(
      (value) => Math.min(CUT, Math.max(-CUT, (direction * (value - mean)) / deviation)) / (2 * CUT) + 0.5,
    );
  }
  if (how === 'rank') {
    const ranks = ranksOf(direction === 1 ? column : column.map((value) => -value));
    return ranks.map((rank) => (column.length - rank) / (column.length - 1));
  }
  return direction === 1
    ? column.map((value) => (value - least) / (most - least))
    : column.map((value) => (most - value) / (most - least));
}
