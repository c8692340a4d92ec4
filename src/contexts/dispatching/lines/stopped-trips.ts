import { lineDay } from '#routing';
import type { Call } from '#shared/call.ts';
import { addDays, type Day, dayOf, instantAt } from '#shared/instant.ts';
import { concernedOf } from '../kernel/alert-concerns.ts';
import { meets } from '../kernel/alert-times.ts';
import { knownTrip } from './keep-alerts.ts';
import { type HeardAlert, standingAlerts } from './service-alerts.ts';
import { type StoredTimetable, timetableFrom } from './stored-timetable.ts';

/** A trip that an alert says does not run, or does not call at some stops. */
export interface StoppedTrip {
  readonly tripId: string;
  readonly alertId: string;
  /** Null: it does not run at all. */
  readonly stopIds: ReadonlySet<string> | null;
}

/** By day, and by the trip's id. */
export type StoppedTrips = ReadonlyMap<Day, ReadonlyMap<string, StoppedTrip>>;

/** Trips of today and the days right after it that a carrier's standing alerts say have no service while they would be under way. */
export async function stoppedTrips(
  call: Call,
  { carrierId, daysAhead }: { readonly carrierId: string; readonly daysAhead: number },
  timetable: StoredTimetable,
): Promise<StoppedTrips> {
  const alerts = (await standingAlerts(call, carrierId)).filter(({ effect }) => effect === 'no-service');
  const days = Array.from({ length: daysAhead + 1 }, (_, ahead) => addDays(dayOf(call.now), ahead));
  return new Map(
    days.map((day) => [day, alerts.length === 0 ? new Map() : stoppedOn(day, alerts, timetable)]),
  );
}

function stoppedOn(
  day: Day,
  alerts: readonly HeardAlert[],
  timetable: StoredTimetable,
): ReadonlyMap<string, StoppedTrip> {
  const midnight = instantAt(day).getTime() / 1_000;
  const stopped = new Map<string, StoppedTrip>();
  for (const { trip: number, shift } of lineDay(timetableFrom(timetable), day).runs) {
    const trip = timetable.trips[number];
    const line = timetable.lines[trip?.line ?? -1];
    if (!trip || !line) continue;
    const known = { ...knownTrip(trip, timetable.stops), line };
    const begins = midnight + shift;
    const underWay = { from: begins + known.begins, until: begins + (trip.arrive.at(-1) ?? 0) };
    // One that began the day before and passes midnight is of that service day.
    const serviceDay = shift < 0 ? addDays(day, -1) : day;
    for (const alert of alerts) {
      if (!meets(alert, underWay)) continue;
      const said = concernedOf(alert.concerns, known).filter(
        (each) => (each.day ?? serviceDay) === serviceDay,
      );
      if (said.length === 0) continue;
      const before = stopped.get(trip.id);
      const stops = said.flatMap(({ stopId }) => stopId ?? []);
      const whole = stops.length < said.length || before?.stopIds === null;
      const stopIds = whole ? null : new Set([...(before?.stopIds ?? []), ...stops]);
      stopped.set(trip.id, { tripId: trip.id, alertId: before?.alertId ?? alert.id, stopIds });
    }
  }
  return stopped;
}
