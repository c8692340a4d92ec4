import { addDays, type Day, dayOf } from '#shared/instant.ts';

/** One spraying that still counts (not struck through), as the field book has it. */
export interface Spraying {
  readonly plotId: string;
  readonly plotName: string;
  readonly productNameZh: string;
  readonly productNameEn: string;
  readonly sprayedAt: Date;
  readonly intervalDays: number;
}

/**
 * The first day on which what was sprayed may be picked. The day after spraying is day 1 of the pre-harvest interval
 * (安全间隔期, GB/T 8321: the days between the last application and the harvest); all its days must have passed,
 * so 7 days after 1 November end on the 8th and picking starts on the 9th.
 */
export function firstHarvestDay(sprayedOn: Day, intervalDays: number): Day {
  return addDays(sprayedOn, intervalDays + 1);
}

/**
 * The spraying that forbids picking on a day, over all plots of the lot: the one that lasts longest, so that the day it names
 * is the day on which everything may be picked. A spraying after the picking does not count.
 */
export function blockingSpraying(
  sprayings: readonly Spraying[],
  harvestedAt: Date,
): { readonly spraying: Spraying; readonly firstDay: Day } | undefined {
  return sprayings
    .filter((spraying) => spraying.sprayedAt <= harvestedAt)
    .map((spraying) => ({
      spraying,
      firstDay: firstHarvestDay(dayOf(spraying.sprayedAt), spraying.intervalDays),
    }))
    .filter(({ firstDay }) => dayOf(harvestedAt) < firstDay)
    .toSorted((a, b) => (a.firstDay < b.firstDay ? 1 : -1))
    .at(0);
}

/** The first day on which each plot may be picked, for the plots that have to wait on a day. */
export function waitingPlots(sprayings: readonly Spraying[], at: Date): ReadonlyMap<string, Day> {
  const waits = new Map<string, Day>();
  for (const [plotId, own] of Map.groupBy(sprayings, (spraying) => spraying.plotId)) {
    const blocking = blockingSpraying(own, at);
    if (blocking) waits.set(plotId, blocking.firstDay);
  }
  return waits;
}
