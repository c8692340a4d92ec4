import type { Near } from './earliest-arrival.ts';
import type { LineStop } from './timetable.ts';

/** Metres of one degree of latitude, on the mean radius of the earth (6,371,008.8 m). */
const DEGREE = 111_195.08;
/** A stop's two sides are this near, in metres; whoever carries a parcel across goes a metre a second. */
const APART = 300;

/** Stops of one name beside each other, as the two sides of a road are. */
export function nearStops(stops: readonly LineStop[]): Near {
  const named = Map.groupBy(stops.keys(), (stop) => stops[stop]?.name ?? '');
  return stops.map((here, index) =>
    (named.get(here.name) ?? []).flatMap((stop) => {
      const there = stops[stop];
      if (stop === index || !there) return [];
      const across = (there.lon - here.lon) * Math.cos((here.lat * Math.PI) / 180);
      const metres = Math.hypot(there.lat - here.lat, across) * DEGREE;
      return metres > APART ? [] : [{ stop, seconds: Math.ceil(metres) }];
    }),
  );
}
