import { addDays, type Day, inSeason } from '#shared/instant.ts';

/** A yearly window of days `MM-DD`; it may cross the new year (11-15 … 02-28). */
export interface Season {
  readonly from: string;
  readonly until: string;
}

/** Whether the season begins again the day after it ends: it is ripe all year. */
export function allYear({ from, until }: Season): boolean {
  return addDays(`2026-${until}`, 1).slice(5) === from;
}

/** The next day on which the season begins; today when it is already in season. */
export function nextInSeason(today: Day, season: Season): Day {
  if (inSeason(today, season.from, season.until)) return today;
  const year = Number(today.slice(0, 4));
  return today.slice(5) < season.from ? `${year}-${season.from}` : `${year + 1}-${season.from}`;
}

/** The last day of the season that `today` is in. */
export function seasonEnds(today: Day, season: Season): Day {
  const year = Number(today.slice(0, 4));
  const crosses = season.from > season.until && today.slice(5) >= season.from;
  return `${crosses ? year + 1 : year}-${season.until}`;
}

/** For each month 1 … 12, whether any day of it is in season. */
export function seasonMonths({ from, until }: Season): boolean[] {
  return Array.from({ length: 12 }, (_, index) => {
    const month = String(index + 1).padStart(2, '0');
    const begun = month >= from.slice(0, 2);
    const lasts = month <= until.slice(0, 2);
    return from <= until ? begun && lasts : begun || lasts;
  });
}

/**
 * How long goods must still keep after the day they can be collected: one day in five of their keeping time, two at most.
 * A collection point keeps a parcel that long, and whoever collects it must still enjoy it.
 */
export function marginDays(shelfLifeDays: number): number {
  return Math.min(2, Math.floor(shelfLifeDays / 5));
}

/** Whether any day from `from` to `until` is in season. */
export function windowInSeason(from: Day, until: Day, season: Season): boolean {
  return nextInSeason(from, season) <= until;
}
