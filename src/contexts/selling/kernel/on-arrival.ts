import { type Day, daysBetween } from '#shared/instant.ts';

/** How fresh goods are on the day they can be collected. */
export interface OnArrival {
  /** Days they keep after it; below 0 they are over by then. */
  readonly keepsDays: number;
  /** Of so many from the harvest. */
  readonly ofDays: number;
}

/** When goods were picked and until when they are good. */
export interface Keeping {
  readonly harvestedOn: Day;
  readonly goodUntil: Day;
}

/** How fresh goods of several lots are, by the one that keeps shortest; undefined where nothing is picked yet. */
export function onArrival(lots: readonly Keeping[], arrives: Day): OnArrival | undefined {
  const [first] = lots.toSorted(
    (a, b) => a.goodUntil.localeCompare(b.goodUntil) || a.harvestedOn.localeCompare(b.harvestedOn),
  );
  return (
    first && {
      keepsDays: daysBetween(arrives, first.goodUntil),
      ofDays: daysBetween(first.harvestedOn, first.goodUntil),
    }
  );
}
