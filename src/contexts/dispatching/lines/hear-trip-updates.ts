import { readTripUpdates } from '#routing';
import type { Call } from '#shared/call.ts';
import { type Day, dayOf, daysBetween, instantAt } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { tripDelay } from '../kernel/trip-delay.ts';
import { refuse } from '../refusals.ts';
import { DAYS_AHEAD, feedToHear } from './hear-feed.ts';
import { keepAlerts } from './keep-alerts.ts';
import { stoppedTrips } from './stopped-trips.ts';
import type { StoredTimetable } from './stored-timetable.ts';
import { tripKey } from './trip-key.ts';
import { endUnstopped, LATE_MINUTES, ridersOf, tellOfStopped, tellOfTrip } from './trip-troubles.ts';

/** What a feed came to. */
export interface HeardFeed {
  /** Trips it told of that are in the timetable, and the ids of those that are not. */
  readonly known: number;
  readonly unknown: readonly string[];
  /** Of those known: late enough to matter, and not running. */
  readonly late: number;
  readonly cancelled: number;
  /** Alerts about trips that carry parcels, kept. */
  readonly alerts: number;
  /** Troubles that stand now for late, cancelled and stopped buses that parcels go by. */
  readonly troubles: number;
}

const MOST_MINUTES = 1_440;

/**
 * Trip updates of a GTFS-realtime feed become the same troubles as a late bus that somebody reports: one for each trip of a day that parcels go
 * by, growing while it is open; back on time it is over by itself. Alerts in the same feed are heard with them, as `hearServiceAlerts` does: a
 * trip they stop does not run, whatever its update says. Heard twice it changes nothing. By the carrier and the county. Refuses what
 * `feedToHear` refuses.
 */
export async function hearTripUpdates(
  call: Call,
  { carrierId, feed }: { readonly carrierId: string; readonly feed: Uint8Array },
): Promise<Outcome<HeardFeed>> {
  const hearing = await feedToHear(call, { carrierId, feed });
  if (!hearing.ok) return hearing;
  const read = readTripUpdates(feed);
  if ('byte' in read) return refuse('dispatching.no-feed', read);
  const { timetable } = hearing.value;
  const alerts = await keepAlerts(call, { carrierId, door: 'trip-updates' }, hearing.value);
  const stopped = await stoppedTrips(call, { carrierId, daysAhead: DAYS_AHEAD }, timetable);
  const trips = new Map(timetable.trips.map((trip) => [trip.id, trip]));
  const heard = { known: 0, unknown: [] as string[], late: 0, cancelled: 0, alerts, troubles: 0 };
  const today = dayOf(call.now);
  const riders = ridersOf(call, carrierId);
  const told = new Set<string>();
  for (const update of read) {
    const trip = trips.get(update.tripId);
    const day = update.day ?? today;
    const away = daysBetween(today, day);
    if (!trip || away < -1 || away > DAYS_AHEAD) {
      heard.unknown.push(update.tripId);
      continue;
    }
    heard.known++;
    const seconds = tripDelay(update, leavingOf(timetable, trip, day));
    const minutes = Math.min(MOST_MINUTES, Math.round(seconds / 60));
    if (update.cancelled) heard.cancelled++;
    else if (minutes >= LATE_MINUTES) heard.late++;
    const stop = update.cancelled ? undefined : stopped.get(day)?.get(trip.id);
    // Where only some of its stops are left out, it may be late at the others besides: the worse is told.
    const upset = await riders(day, trip.id, stop?.stopIds);
    const byAlert = stop !== undefined && (stop.stopIds === null || upset.length > 0);
    told.add(tripKey(day, trip.id));
    const stands = await tellOfTrip(call, {
      ...{ carrierId, day, tripId: trip.id, riders: byAlert ? upset : await riders(day, trip.id) },
      minutesLate: update.cancelled || byAlert ? null : minutes,
      alertId: byAlert ? stop.alertId : null,
    });
    if (stands) heard.troubles++;
  }
  heard.troubles += await tellOfStopped(call, { carrierId, stopped, riders }, told);
  await endUnstopped(call, { carrierId, stopped, timetable }, told);
  return ok(heard);
}

/** When a trip leaves its stops by the timetable of a day, by the ids of the stops. */
function leavingOf(
  { stops }: StoredTimetable,
  trip: StoredTimetable['trips'][number],
  day: Day,
): (stopId: string) => number | undefined {
  const midnight = instantAt(day).getTime() / 1_000;
  const at = new Map(
    trip.stops.map((stop, index) => [stops[stop]?.id, midnight + (trip.depart[index] ?? 0)]),
  );
  return (stopId) => at.get(stopId);
}
