import { sql } from 'kysely';
import { readTripUpdates, type TripUpdate } from '#routing';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { type Day, dayOf, daysBetween, instantAt } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { tripDelay } from '../kernel/trip-delay.ts';
import { refuse } from '../refusals.ts';
import { insertTrouble, markSettled, saveLateness, troubleOfTrip } from '../troubles.ts';
import { busesOfDay } from './buses-of-day.ts';
import { mayEdit } from './may-edit.ts';
import type { StoredTimetable } from './stored-timetable.ts';
import { currentTimetable } from './timetables.ts';

/** What a feed came to. */
export interface HeardFeed {
  /** Trips it told of that are in the timetable, and the ids of those that are not. */
  readonly known: number;
  readonly unknown: readonly string[];
  /** Of those known: late enough to matter, and not running. */
  readonly late: number;
  readonly cancelled: number;
  /** Troubles that stand for them now: of buses that parcels go by. */
  readonly troubles: number;
}

/** A bus that is less late than this is on time for parcels: hand-overs have more slack than that. */
const LATE_MINUTES = 10;
const MOST_MINUTES = 1_440;
/** A feed may tell of tomorrow's trips, not of next month's. */
const DAYS_AHEAD = 2;

/**
 * Trip updates of a GTFS-realtime feed become the same troubles as a late bus that somebody reports: one for each trip of a day that parcels go
 * by, growing while it is open; back on time it is over by itself. Heard twice it changes nothing. By the carrier and the county. Refuses
 * `dispatching.not-your-timetable`, `dispatching.timetable-unknown` without one, and `dispatching.no-feed` with the byte.
 */
export async function hearTripUpdates(
  call: Call,
  { carrierId, feed }: { readonly carrierId: string; readonly feed: Uint8Array },
): Promise<Outcome<HeardFeed>> {
  if (!(await mayEdit(call, carrierId))) return refuse('dispatching.not-your-timetable');
  const read = readTripUpdates(feed);
  if ('byte' in read) return refuse('dispatching.no-feed', read);
  const current = await currentTimetable(call, carrierId);
  if (!current) return refuse('dispatching.timetable-unknown');
  // Feeds come every half minute, and two at once would each write a trouble.
  await sql`select pg_advisory_xact_lock(hashtext(${`dispatching.trips ${carrierId}`}))`.execute(call.tx);
  const trips = new Map(current.timetable.trips.map((trip) => [trip.id, trip]));
  const heard = { known: 0, unknown: [] as string[], late: 0, cancelled: 0, troubles: 0 };
  const today = dayOf(call.now);
  const buses = new Map<Day, Awaited<ReturnType<typeof ridersOf>>>();
  for (const update of read) {
    const trip = trips.get(update.tripId);
    const day = update.day ?? today;
    const away = daysBetween(today, day);
    if (!trip || away < -1 || away > DAYS_AHEAD) {
      heard.unknown.push(update.tripId);
      continue;
    }
    heard.known++;
    const seconds = tripDelay(update, leavingOf(current.timetable, trip, day));
    const minutes = Math.min(MOST_MINUTES, Math.round(seconds / 60));
    const late = update.cancelled || minutes >= LATE_MINUTES;
    if (update.cancelled) heard.cancelled++;
    else if (late) heard.late++;
    if (!buses.has(day)) buses.set(day, await ridersOf(call, carrierId, day));
    const riders = (buses.get(day) ?? []).filter(({ tripIds }) => tripIds.includes(update.tripId));
    if (await stands(call, { carrierId, day, update, riders, minutes, late })) heard.troubles++;
  }
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

/** The parcels that go by bus on a day, with the trips they take. */
async function ridersOf(call: Call, carrierId: string, day: Day) {
  const found = await busesOfDay(call, { carrierId, day });
  return found.ok ? found.value.parcels : [];
}

interface Told {
  readonly carrierId: string;
  readonly day: Day;
  readonly update: TripUpdate;
  readonly riders: Awaited<ReturnType<typeof ridersOf>>;
  readonly minutes: number;
  readonly late: boolean;
}

/** Whether an open trouble stands for it afterwards. */
async function stands(call: Call, { carrierId, day, update, riders, minutes, late }: Told): Promise<boolean> {
  const known = await troubleOfTrip(call, { carrierId, day, tripId: update.tripId });
  const minutesLate = update.cancelled ? null : minutes;
  if (known && !known.settledAt) {
    // In time again, it was hardly late in the end, and nothing was done about it.
    await saveLateness(call, known.id, late ? minutesLate : Math.max(1, minutes));
    if (!late) await markSettled(call, known.id, 'leaves');
    return late;
  }
  // Once somebody has settled it, it is another trouble only when it gets worse by as much as a bus may be late.
  const worse =
    known &&
    !(known.minutesLate === null || (minutesLate !== null && minutesLate < known.minutesLate + LATE_MINUTES));
  if (!late || riders.length === 0 || (known && !worse)) return false;
  await insertTrouble(call, {
    ...{ id: newId(call.now), kind: 'late-bus', day, carrierId, tripId: update.tripId, minutesLate },
    ...{ serviceIds: [...new Set(riders.map(({ serviceId }) => serviceId))] },
    shipmentIds: riders.map(({ id }) => id),
    nodeIds: [...new Set(riders.map(({ nodeId }) => nodeId))],
    orderNumbers: riders.map(({ orderNumber }) => orderNumber),
    note: riders[0]?.rides.find(({ tripId }) => tripId === update.tripId)?.line ?? '',
  });
  return true;
}
