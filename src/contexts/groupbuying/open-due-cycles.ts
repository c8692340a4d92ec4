import { type Promised, promisesTo } from '#delivery';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { dayOf } from '#shared/instant.ts';
import { changeSeries, lockDueSeries, lockSeries, type Series } from './all-series.ts';
import { type Cycle, insertCycle } from './cycles.ts';
import { type Due, dueCycles, lastClose } from './kernel/timetable.ts';
import { tellMembers } from './tell-members.ts';

const SERIES_A_RUN = 100;

/** Who pays in the last minute has a quarter of an hour for it, and the cycle is decided after that: then it may be packed. */
const MINUTES_TO_DECIDE = 20;

/**
 * Opens the cycles that are due, also those of hours in which nothing ran: a cycle opens once (its number is the database's to keep unique),
 * and one that would be closed already is written down as skipped. Answers how many series had one due.
 */
export async function openDueCycles(call: Call): Promise<number> {
  const due = await lockDueSeries(call, dayOf(call.now), SERIES_A_RUN);
  for (const series of due) await openDue(call, series);
  return due.length;
}

/** The same for one series, which was begun or resumed at this moment. */
export async function openDueOf(call: Call, seriesId: string): Promise<void> {
  const series = await lockSeries(call, seriesId);
  if (series?.status === 'on') await openDue(call, series);
}

async function openDue(call: Call, series: Series): Promise<void> {
  const { due, nextDay } = dueCycles(series, call.now);
  let number = series.nextNumber;
  for (const times of due) {
    const cycle = await cycleOf(call, series, { number, times });
    const written = await insertCycle(call, cycle);
    const because = cycle.skippedBecause;
    if (written && because)
      await tellMembers(call, cycle, { orders: [], news: { kind: 'skipped', because } });
    number += 1;
  }
  if (due.length > 0 || nextDay === undefined) {
    await changeSeries(call, series.id, { nextDay: nextDay ?? null, nextNumber: number });
  }
}

async function cycleOf(
  call: Call,
  series: Series,
  { number, times: { inTime, ...times } }: { readonly number: number; readonly times: Due },
): Promise<Cycle> {
  const {
    id: seriesId,
    leaderId,
    titleZh,
    titleEn,
    noteZh,
    noteEn,
    nodeId,
    leastMembers,
    leastFen,
    items,
    demo,
  } = series;
  const common = {
    id: newId(call.now),
    ...{
      seriesId,
      number,
      leaderId,
      titleZh,
      titleEn,
      noteZh,
      noteEn,
      nodeId,
      leastMembers,
      leastFen,
      items,
      demo,
    },
    ...times,
    ...(series.mostMembers === undefined ? {} : { mostMembers: series.mostMembers }),
    words: '',
  };
  const promised = inTime ? await firstDeparture(call, { nodeId, at: lastClose(times) }) : undefined;
  if (!promised) {
    const skippedBecause = inTime ? 'no-departure' : 'too-late';
    return { ...common, status: 'skipped', skippedBecause, decidedAt: call.now };
  }
  const { serviceId, departs, arrives } = promised;
  return { ...common, status: 'open', serviceId, departs, collectDay: arrives };
}

/** The first departure that can still be packed for when the cycle closes at its very last moment: the day is the same whenever it closes. */
async function firstDeparture(
  call: Call,
  { nodeId, at }: { readonly nodeId: string; readonly at: Date },
): Promise<Promised | undefined> {
  const decided = new Date(at.getTime() + MINUTES_TO_DECIDE * 60_000);
  const promises = await promisesTo(call, { nodeId, grams: 1, at: decided });
  return promises.ok ? promises.value[0] : undefined;
}
