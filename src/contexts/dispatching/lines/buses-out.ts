import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type BusPlace, busPlace } from '../kernel/bus-place.ts';
import type { BusPosition } from './bus-positions.ts';
import { ownBusPositions } from './own-bus-positions.ts';
import { currentTimetable } from './timetables.ts';
import { tripKey } from './trip-key.ts';

/** A bus whose place is known. */
export interface BusOut extends Pick<BusPosition, 'day' | 'tripId' | 'lng' | 'lat'> {
  readonly line: string;
  /** The last stop of its trip. */
  readonly to: string;
  readonly place: BusPlace;
}

/**
 * The buses of the caller's own carrier whose place is known, by line; those of trips that are no longer in its timetable are left out. Refuses
 * `dispatching.not-allowed`.
 */
export async function busesOut(call: Call): Promise<Outcome<readonly BusOut[]>> {
  const positions = await ownBusPositions(call);
  if (!positions.ok) return positions;
  const { organisationId } = call.actor;
  if (organisationId === undefined || positions.value.length === 0) return ok([]);
  const current = await currentTimetable(call, organisationId);
  if (!current) return ok([]);
  const { stops, lines, trips } = current.timetable;
  const byId = new Map(trips.map((trip) => [trip.id, trip]));
  const buses = positions.value.flatMap((position): BusOut[] => {
    const { day, tripId, lng, lat } = position;
    const trip = byId.get(tripId);
    const calls = trip?.stops.flatMap((stop) => stops[stop] ?? []) ?? [];
    const place = busPlace(position, calls, call.now);
    if (!trip || !place) return [];
    const line = lines[trip.line]?.name ?? '';
    return [{ day, tripId, lng, lat, line, to: calls.at(-1)?.name ?? '', place }];
  });
  const key = ({ day, tripId }: BusOut) => tripKey(day, tripId);
  return ok(buses.toSorted((a, b) => a.line.localeCompare(b.line) || key(a).localeCompare(key(b))));
}
