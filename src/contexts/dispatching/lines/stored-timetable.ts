import type { Timetable } from '#routing';

/** A timetable as it is kept: plain arrays in the place of typed arrays and sets. Times are seconds of the service day. */
export interface StoredTimetable {
  readonly stops: Timetable['stops'];
  readonly lines: Timetable['lines'];
  readonly services: readonly (Omit<Timetable['services'][number], 'added' | 'removed'> & {
    readonly added: readonly string[];
    readonly removed: readonly string[];
  })[];
  readonly trips: readonly StoredTrip[];
}

type Trip = Timetable['trips'][number];
type StoredTrip = Pick<Trip, 'id' | 'line' | 'service' | 'direction' | 'hold'> &
  Readonly<Record<'stops' | 'arrive' | 'depart' | 'loads' | 'unloads', readonly number[]>>;

export function stored({ stops, lines, services, trips }: Timetable): StoredTimetable {
  return {
    ...{ stops, lines },
    services: services.map((service) => ({
      ...service,
      added: [...service.added],
      removed: [...service.removed],
    })),
    trips: trips.map((trip) => ({
      ...trip,
      ...{ stops: [...trip.stops], arrive: [...trip.arrive], depart: [...trip.depart] },
      ...{ loads: [...trip.loads], unloads: [...trip.unloads] },
    })),
  };
}

export function timetableFrom({ stops, lines, services, trips }: StoredTimetable): Timetable {
  return {
    ...{ stops, lines },
    services: services.map((service) => ({
      ...service,
      added: new Set(service.added),
      removed: new Set(service.removed),
    })),
    trips: trips.map((trip) => ({
      ...trip,
      stops: Int32Array.from(trip.stops),
      arrive: Int32Array.from(trip.arrive),
      depart: Int32Array.from(trip.depart),
      loads: Uint8Array.from(trip.loads),
      unloads: Uint8Array.from(trip.unloads),
    })),
  };
}
