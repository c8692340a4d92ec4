import { sql } from 'kysely';
import { readServiceAlerts, type ServiceAlert } from '#routing';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from '../refusals.ts';
import { mayEdit } from './may-edit.ts';
import type { StoredTimetable } from './stored-timetable.ts';
import { currentTimetable } from './timetables.ts';

/** A carrier's feed, and the timetable it is about. */
export interface FeedToHear {
  readonly alerts: readonly ServiceAlert[];
  readonly timetable: StoredTimetable;
}

/** A feed may tell of tomorrow's trips, not of next month's. */
export const DAYS_AHEAD = 2;

/**
 * A carrier's feed with the alerts in it, one at a time until the transaction ends. Refuses `dispatching.not-your-timetable`,
 * `dispatching.timetable-unknown` without one, and `dispatching.no-feed` with the byte.
 */
export async function feedToHear(
  call: Call,
  { carrierId, feed }: { readonly carrierId: string; readonly feed: Uint8Array },
): Promise<Outcome<FeedToHear>> {
  if (!(await mayEdit(call, carrierId))) return refuse('dispatching.not-your-timetable');
  const alerts = readServiceAlerts(feed);
  if ('byte' in alerts) return refuse('dispatching.no-feed', alerts);
  // Feeds come every half minute, and two at once would each write a trouble.
  await sql`select pg_advisory_xact_lock(hashtext(${`dispatching.trips ${carrierId}`}))`.execute(call.tx);
  const current = await currentTimetable(call, carrierId);
  return current ? ok({ alerts, timetable: current.timetable }) : refuse('dispatching.timetable-unknown');
}
