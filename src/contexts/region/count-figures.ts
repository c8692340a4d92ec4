import type { Call } from '#shared/call.ts';
import { addDays, dayOf } from '#shared/instant.ts';
import { markCounted, recount } from './figure-days.ts';
import { recountPerformance } from './performance/counted-places.ts';

/** A day is counted anew until it is so old; then it stands. Thirteen weeks: no page looks back further. */
const OPEN_DAYS = 91;

/**
 * Counts every figure of every day of the last thirteen weeks from the facts of the other contexts, the first time of all days.
 * What happened to an order later (a refund, a claim) changes the day it belongs to. Two at once come one after the other.
 */
export async function countFigures(call: Call): Promise<void> {
  const before = await markCounted(call);
  const since = before ? addDays(dayOf(call.now), -OPEN_DAYS) : undefined;
  await recount(call, since);
  await recountPerformance(call, since);
}
