import type { Columns } from '../composite/columns.ts';
import { ranksOf } from '../composite/ranks.ts';

/** When a region counts as weak in a kind of thing: both must hold. */
export interface WeaknessRule {
  /** It is among this last part of all regions by the kind's indicators. */
  readonly last: number;
  /** The kind makes at least this many times as much of its distance from the best as it weighs in the index. */
  readonly times: number;
}

export const WEAKNESS_RULE: WeaknessRule = { last: 0.25, times: 1.25 };

/** One kind in which a region is weak, with what shows it. */
export interface Weakness {
  readonly kind: string;
  /** Among all regions by the kind's indicators, 1 being best. */
  readonly rank: number;
  /** What part of its distance from the best the kind makes, and what part of the index the kind is. */
  readonly share: number;
  readonly weight: number;
  /** The kind's indicators, what makes most of the distance first: its part, and the region's rank in it. */
  readonly evidence: readonly {
    readonly column: number;
    readonly share: number;
    readonly rank: number;
  }[];
}

/**
 * In what each region is weak, the largest first; none for one that is not behind in anything, or is behind in everything alike.
 * `columns` on 0 to 1, more being better; `weights` add up to 1; `obstacles` as by `obstacles`; `kinds` says of what kind each column is,
 * those without one are left out.
 */
export function kindsOfWeakness(
  columns: Columns,
  weights: Float64Array,
  obstacles: Columns,
  kinds: readonly (string | undefined)[],
  { last, times }: WeaknessRule,
): readonly (readonly Weakness[])[] {
  const rows = columns[0]?.length ?? 0;
  const ranks = columns.map((column) => ranksOf(column));
  const named = [...new Set(kinds.filter((kind) => kind !== undefined))].map((kind) => {
    const members = [...kinds.keys()].filter((at) => kinds[at] === kind);
    const weight = members.reduce((sum, at) => sum + (weights[at] ?? 0), 0);
    const score = new Float64Array(rows);
    const share = new Float64Array(rows);
    for (const at of members) {
      for (let row = 0; row < rows; row++) {
        score[row] = (score[row] ?? 0) + (weights[at] ?? 0) * (columns[at]?.[row] ?? 0);
        share[row] = (share[row] ?? 0) + (obstacles[at]?.[row] ?? 0);
      }
    }
    return { kind, members, weight, share, rank: ranksOf(score) };
  });
  return Array.from({ length: rows }, (_, row) =>
    named
      .filter(
        ({ rank, share, weight }) =>
          (rank[row] ?? 0) > rows * (1 - last) && weight > 0 && (share[row] ?? 0) >= times * weight,
      )
      .map(({ kind, members, weight, share, rank }) => ({
        kind,
        rank: rank[row] ?? 0,
        share: share[row] ?? 0,
        weight,
        evidence: members
          .map((column) => ({
            column,
            share: obstacles[column]?.[row] ?? 0,
            rank: ranks[column]?.[row] ?? 0,
          }))
          .sort((a, b) => b.share - a.share),
      }))
      .sort((a, b) => b.share - a.share),
  );
}
