import type { Call } from '#shared/call.ts';
import { addDays, type Day, dayOf } from '#shared/instant.ts';
import { countedAt } from './figure-days.ts';
import {
  incomeByTownship,
  type Measured,
  measure,
  type TownshipIncome,
  type Week,
  weekly,
} from './figures.ts';

/** The county's first figures for the last thirty days, the thirty before, week by week, and by township. */
export interface Overview {
  readonly from: Day;
  readonly until: Day;
  /** When it was counted last; undefined: not yet, and there are no figures. */
  readonly countedAt: Date | undefined;
  readonly now: readonly Measured[];
  readonly before: readonly Measured[];
  readonly weeks: readonly Week[];
  readonly townships: readonly TownshipIncome[];
}

const DAYS = 30;

/** Open to everyone: a public brand's county shows what it is worth to its growers. No figure names a person. */
export async function overview(call: Call): Promise<Overview> {
  const until = dayOf(call.now);
  const from = addDays(until, 1 - DAYS);
  return {
    from,
    until,
    countedAt: await countedAt(call),
    now: await measure(call, { from, until }),
    before: await measure(call, { from: addDays(from, -DAYS), until: addDays(from, -1) }),
    weeks: await weekly(call, { from: addDays(until, -12 * 7), until }),
    townships: await incomeByTownship(call, { from, until }),
  };
}
