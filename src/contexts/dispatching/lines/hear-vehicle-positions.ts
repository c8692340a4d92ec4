import { type PositionFault, readVehiclePositions, type VehiclePosition } from '#routing';
import type { Call } from '#shared/call.ts';
import { addDays, type Day, dayOf, instantAt } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from '../refusals.ts';
import { type BusPosition, KEPT_MINUTES, replacePositions } from './bus-positions.ts';
import { feedToHear } from './hear-feed.ts';
import type { StoredTimetable } from './stored-timetable.ts';
import { tripKey } from './trip-key.ts';

/** What a feed of positions came to. */
export interface HeardPositions {
  /** Buses whose place is known now. */
  readonly known: number;
  /** Ids of trips that are not in the timetable, or of other days; '' for a vehicle that names none. */
  readonly unknown: readonly string[];
  /** What cannot be, with its row and why. */
  readonly leftOut: readonly HeardFault[];
}

export interface HeardFault {
  readonly row: number;
  readonly id: string;
  readonly why: PositionFault['why'] | 'too-old' | 'not-yet';
}

/** A vehicle's clock may be so far ahead of ours. */
const AHEAD_MINUTES = 5;

/**
 * A GTFS-realtime feed of vehicle positions is the whole of what is known of where a carrier's buses are: what it said before is gone. Where it does not
 * say when, it is now. By the carrier and the county. Refuses what `feedToHear` refuses.
 */
export async function hearVehiclePositions(
  call: Call,
  { carrierId, feed }: { readonly carrierId: string; readonly feed: Uint8Array },
): Promise<Outcome<HeardPositions>> {
  const hearing = await feedToHear(call, { carrierId, feed });
  if (!hearing.ok) return hearing;
  const read = readVehiclePositions(feed);
  if ('byte' in read) return refuse('dispatching.no-feed', read);
  const trips = new Map(hearing.value.timetable.trips.map((trip) => [trip.id, trip]));
  const unknown: string[] = [];
  const leftOut: HeardFault[] = [...read.leftOut];
  const kept = new Map<string, BusPosition>();
  for (const position of read.positions) {
    const trip = trips.get(position.tripId);
    const day = trip && serviceDay(call, position, trip);
    if (!trip || day === undefined) {
      unknown.push(position.tripId);
      continue;
    }
    const { row, id, tripId, lng, lat, stopId, status, at } = position;
    const minutes = at === null ? 0 : (call.now.getTime() / 1_000 - at) / 60;
    if (minutes >= KEPT_MINUTES || minutes < -AHEAD_MINUTES) {
      leftOut.push({ row, id, why: minutes < 0 ? 'not-yet' : 'too-old' });
      continue;
    }
    const measuredAt = at === null || minutes < 0 ? call.now : new Date(at * 1_000);
    const before = kept.get(tripKey(day, tripId));
    if (before && before.measuredAt > measuredAt) continue;
    kept.set(tripKey(day, tripId), { day, tripId, lng, lat, stopId, status, measuredAt });
  }
  await replacePositions(call, carrierId, [...kept.values()]);
  return ok({ known: kept.size, unknown, leftOut: leftOut.toSorted((a, b) => a.row - b.row) });
}

/** The day of a trip that may be under way: the one that is said; otherwise yesterday's as long as it is not in by the timetable, else today's. */
function serviceDay(
  call: Call,
  { day }: VehiclePosition,
  { arrive }: StoredTimetable['trips'][number],
): Day | undefined {
  const today = dayOf(call.now);
  const yesterday = addDays(today, -1);
  if (day !== null) return day === today || day === yesterday ? day : undefined;
  const since = (call.now.getTime() - instantAt(yesterday).getTime()) / 1_000;
  return since <= (arrive.at(-1) ?? 0) ? yesterday : today;
}
