import { ways } from '../../ways.ts';
import { timeIn } from '../cells.ts';
import type { ParcelPlace } from '../parcels/parcel-day.ts';
import type { Timetable, Trip } from '../timetable.ts';
import type { Assumptions } from './assumptions.ts';

export interface CountyPlace {
  readonly name: string;
  readonly kind: 'hub' | 'station' | 'point';
  readonly lat: number;
  readonly lng: number;
  /** A point's station, as an index into the places. */
  readonly station: number | null;
}

export interface County {
  readonly places: readonly CountyPlace[];
  readonly parcelPlaces: readonly ParcelPlace[];
  readonly distance: Float64Array;
  readonly duration: Float64Array;
  readonly timetable: Timetable;
}

/** A county of places, the hub first, with ways guessed between them and a bus line to each township and on to its points. */
export function countyOf(places: readonly CountyPlace[], { roads, buses }: Assumptions): County {
  const { distance, duration } = ways(places, roads);
  const lines = places.flatMap(({ kind, name }, station) => {
    if (kind !== 'station') return [];
    const points = places.flatMap((place, point) => (place.station === station ? [point] : []));
    const stops = [0, station];
    for (const point of points.sort(
      (a, b) => (distance[station * places.length + a] ?? 0) - (distance[station * places.length + b] ?? 0),
    ))
      stops.push(point);
    return [{ name, stops }];
  });
  const hold = {
    ...{ kg: buses.kg, goods: null },
    ...{ handOver: buses.handOverMinutes * 60, inspection: buses.inspectionMinutes * 60 },
  };
  const trips = lines.flatMap(({ stops, name }, line) =>
    buses.leaves.map((leaves, number): Trip => {
      let now = timeIn(leaves) ?? 0;
      const times = stops.map((stop, k) => {
        if (k > 0)
          now += Math.round(
            ((distance[(stops[k - 1] ?? 0) * places.length + stop] ?? 0) * 3.6) / roads.busKmh,
          );
        return now;
      });
      return {
        ...{ id: `${name} ${number + 1}`, line, service: 0, hold, stops: Int32Array.from(stops) },
        ...{ arrive: Int32Array.from(times), depart: Int32Array.from(times) },
        ...{ loads: new Uint8Array(stops.length).fill(1), unloads: new Uint8Array(stops.length).fill(1) },
      };
    }),
  );
  return {
    ...{ places, distance, duration },
    parcelPlaces: places.map(({ name }, place) => ({ name, stops: [place] })),
    timetable: {
      stops: places.map(({ name, lat, lng }) => ({ id: name, name, lat, lon: lng })),
      lines: lines.map(({ name }) => ({ id: name, name })),
      services: [
        {
          ...{ id: 'daily', weekdays: Array(7).fill(true), from: '0000-01-01', to: '9999-12-31' },
          ...{ added: new Set<string>(), removed: new Set<string>() },
        },
      ],
      trips,
    },
  };
}
