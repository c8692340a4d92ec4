import { productSeasons } from '#origin';
import type { Call } from '#shared/call.ts';
import { type Day, dayOf, inSeason } from '#shared/instant.ts';
import type { Named } from './facts.ts';
import { allYear, nextInSeason, seasonEnds, seasonMonths } from './kernel/season.ts';

export interface SeasonRow {
  readonly code: string;
  readonly name: Named;
  readonly category: string;
  /** January first. */
  readonly months: readonly boolean[];
  readonly ripe: boolean;
  /** Ripe in every month: its season does not end. */
  readonly always: boolean;
  /** The last day of the season that is on, or the first of the next. */
  readonly until: Day;
  readonly from: Day;
}

/** When each product of the county is ripe: what is ripe now first, the soonest to end and what never ends last; then the soonest to come. */
export async function seasonCalendar(call: Call): Promise<SeasonRow[]> {
  const today = dayOf(call.now);
  const rows = (await productSeasons(call)).map((product) => {
    const season = { from: product.seasonFrom, until: product.seasonUntil };
    return {
      code: product.code,
      name: { zh: product.nameZh, en: product.nameEn },
      category: product.category,
      months: seasonMonths(season),
      ripe: inSeason(today, season.from, season.until),
      always: allYear(season),
      from: nextInSeason(today, season),
      until: seasonEnds(today, season),
    };
  });
  const key = (row: SeasonRow) => (row.always ? '1' : row.ripe ? `0 ${row.until}` : `2 ${row.from}`);
  return rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
