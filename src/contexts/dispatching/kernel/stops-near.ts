/** Metres of one degree of latitude, on the mean radius of the earth (6,371,008.8 m). */
const DEGREE = 111_195.08;

/** A parcel is carried to a stop, or from one, so far at most. */
export const NEAR_HUB_METRES = 1_500;
export const NEAR_NODE_METRES = 1_000;

interface Stop {
  readonly lon: number;
  readonly lat: number;
}

interface Place {
  readonly lng: number;
  readonly lat: number;
}

/** Metres from a place to a stop in a straight line. */
export function metresFrom(place: Place): (stop: Stop) => number {
  const across = Math.cos((place.lat * Math.PI) / 180);
  return ({ lon, lat }) => Math.hypot(lat - place.lat, (lon - place.lng) * across) * DEGREE;
}

/** Numbers of the stops within so many metres of a place. */
export function stopsNear(stops: readonly Stop[], place: Place, metres: number): number[] {
  const away = metresFrom(place);
  return stops.flatMap((stop, number) => (away(stop) <= metres ? [number] : []));
}
