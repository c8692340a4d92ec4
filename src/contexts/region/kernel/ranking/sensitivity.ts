import type { Columns } from '../composite/columns.ts';
import { ranksOf } from '../composite/ranks.ts';
import { type Scoring, scoringNames, scorings } from '../scoring/scorings.ts';
import { rankCorrelation } from './rank-correlation.ts';

/** How far ranks move when one thing is done otherwise. */
export interface Moved {
  /** Mean of how many ranks each region moves. */
  readonly shift: number;
  readonly correlation: number;
}

export interface Sensitivity {
  /** Without each column in turn, the others keeping their proportions. */
  readonly without: readonly Moved[];
  /** By each other way of scoring. */
  readonly by: Readonly<Partial<Record<Scoring, Moved>>>;
}

/** Copeland's score compares each with each. */
const MOST_COMPARED = 1000;

/** Of two or more `columns` on 0 to 1, more being better, and weights that add up to 1. */
export function sensitivity(columns: Columns, weights: Float64Array, scoring: Scoring): Sensitivity {
  const score = scorings[scoring](columns, weights);
  const ranks = ranksOf(score);
  const moved = (other: Float64Array): Moved => {
    const to = ranksOf(other);
    const shift = ranks.reduce((sum, rank, row) => sum + Math.abs(rank - (to[row] ?? 0)), 0) / ranks.length;
    return { shift, correlation: rankCorrelation(score, other) };
  };
  const others = scoringNames.filter(
    (name) => name !== scoring && (name !== 'copeland' || ranks.length <= MOST_COMPARED),
  );
  return {
    without: columns.map((_, left) => {
      const rest = 1 - (weights[left] ?? 0);
      const shares = weights.map((weight, at) =>
        at === left ? 0 : rest > 0 ? weight / rest : 1 / (weights.length - 1),
      );
      const kept = columns.map((column, at) => (at === left ? column.map(() => 0.5) : column));
      return moved(scorings[scoring](kept, shares));
    }),
    by: Object.fromEntries(others.map((name) => [name, moved(scorings[name](columns, weights))])),
  };
}
