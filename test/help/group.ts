import * as groupbuying from '#groupbuying';
import { type Joining, joinCycle, openSeries, quoteJoining, type SeriesTerms } from '#groupbuying';
import type { Placed } from '#ordering';
import { type Actor, type Call, visitor } from '../../src/shared/call.ts';
import type { Db } from '../../src/shared/database.ts';
import { newId } from '../../src/shared/id.ts';
import { must, type Outcome } from '../../src/shared/outcome.ts';
import { transact } from '../../src/shared/transact.ts';
import { asCall, COUNTY, MORNING } from './county.ts';
import type { Market } from './market.ts';
import { POINT, pointKeeper } from './network.ts';

/** Opens on Monday 1 June at 08:00 for a day, a day longer when it must; again every week, at the village point. */
export function weekly(items: SeriesTerms['items'], given: Partial<SeriesTerms> = {}): SeriesTerms {
  return {
    titleZh: '雅仕村周一团',
    titleEn: 'Yashi on Mondays',
    noteZh: '',
    noteEn: '',
    nodeId: POINT,
    opens: '08:00',
    everyDays: 7,
    openHours: 24,
    extendHours: 24,
    leastMembers: 0,
    leastFen: 0,
    nextDay: '2026-06-01',
    items,
    ...given,
  };
}

/** Lets the keeper of the village point open a series; answers it and its first cycle. */
export async function openGroup(
  db: Db,
  terms: SeriesTerms,
  now = MORNING,
): Promise<{ readonly seriesId: string; readonly cycleId: string }> {
  const id = newId();
  must(await asCall(db, { now, actor: pointKeeper }, (call) => openSeries(call, { ...terms, id })));
  return { seriesId: id, cycleId: (await cyclesOf(db, id))[0]?.id ?? '' };
}

export interface CycleRow {
  readonly id: string;
  readonly number: number;
  readonly status: string;
  readonly extendedAt: Date | null;
  readonly members: number | null;
}

export function cyclesOf(db: Db, seriesId: string): Promise<CycleRow[]> {
  return db
    .selectFrom('groupbuying.cycle')
    .select(['id', 'number', 'status', 'extendedAt', 'members'])
    .where('seriesId', '=', seriesId)
    .orderBy('number')
    .execute();
}

export type Want = readonly [offerId: string, milli: number];

/** Somebody joins at the price that is shown at this moment, as the page does it. */
export function join(
  db: Db,
  cycleId: string,
  wants: readonly Want[],
  given: {
    readonly now?: Date;
    readonly phone?: string;
    readonly actor?: Actor;
    readonly checkoutId?: string;
  } = {},
): Promise<Outcome<Placed>> {
  const { now = MORNING, phone = '13877320001', actor = visitor } = given;
  const lines = wants.map(([offerId, milli]) => ({ offerId, milli }));
  const run = <T>(verb: (call: Call) => Promise<T>) => transact(db, { county: COUNTY, now, actor }, verb);
  const joining = (agreedFen: number): Joining => ({
    cycleId,
    checkoutId: given.checkoutId ?? newId(),
    lines,
    agreedFen,
    name: '李小红',
    phone,
    lang: 'zh',
  });
  return run(async (call) => {
    const shown = await quoteJoining(call, { cycleId, lines });
    if (!shown.ok) return joinCycle(call, joining(0));
    return joinCycle(call, joining(shown.value.totalFen));
  });
}

/** The two things the clock does, as the schedule does them. */
export async function tick(db: Db, now: Date): Promise<void> {
  for (const { run } of groupbuying.schedules) await asCall(db, { now }, run);
}

/** What the market sells, as items of a group. */
export function itemsOf({ offers }: Market) {
  return { kumquats: offers.kumquats, pomelo: offers.pomelo, box: offers.box };
}
