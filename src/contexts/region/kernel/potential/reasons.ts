import type { TestedScore } from './tested-score.ts';

/** What moves a region's score, and by how much of η beside a region that is average in it. */
export interface Reason {
  readonly column: string;
  readonly by: number;
}

/** The `most` columns that raise a region's score the most, and those that lower it the most, each with the strongest first. */
export function reasonsOf(
  { model, standardised, columns }: TestedScore,
  row: number,
  most: number,
): { readonly raise: readonly Reason[]; readonly lower: readonly Reason[] } {
  const parts = columns.map((column, at) => ({
    column,
    by: (model.weights[at] ?? 0) * (standardised.values[row * standardised.columns + at] ?? 0),
  }));
  const sorted = parts.sort((a, b) => b.by - a.by);
  return {
    raise: sorted.filter(({ by }) => by > 0).slice(0, most),
    lower: sorted
      .filter(({ by }) => by < 0)
      .toReversed()
      .slice(0, most),
  };
}
