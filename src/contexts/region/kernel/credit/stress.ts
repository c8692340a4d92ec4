import { type Cleared, clear, type Guarantee } from './liability.ts';

/** A household that owes, with what it could pay from each crop and from all else (`other`). Fen. */
export interface Household {
  readonly id: string;
  readonly owes: number;
  readonly means: Readonly<Record<string, number>>;
}

/** A bad year: the share (0 to 1) that each crop named loses. */
export type Losses = Readonly<Record<string, number>>;

/** What is left standing when crops fail. */
export function stress(
  households: readonly Household[],
  guarantees: readonly Guarantee[],
  losses: Losses,
): Cleared {
  const members = households.map(({ id, owes, means }) => ({
    id,
    owes,
    means: Object.entries(means).reduce((sum, [crop, fen]) => sum + fen * (1 - (losses[crop] ?? 0)), 0),
  }));
  return clear(members, guarantees);
}

/** Each crop that somebody lives on, failing altogether: the years one is asked about first. */
export function eachCropFails(households: readonly Household[]): Readonly<Record<string, Losses>> {
  const crops = new Set(households.flatMap(({ means }) => Object.keys(means)));
  crops.delete('other');
  return Object.fromEntries([...crops].sort().map((crop) => [crop, { [crop]: 1 }]));
}
