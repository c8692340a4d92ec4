import { geodesic } from './geodesic.ts';

/** How ways are guessed where no roads are known: so much longer than a straight line, at so many km/h. */
export interface Guess {
  readonly detour: number;
  readonly kmh: number;
}

/** Metres and seconds between points given in degrees, row by row, along straight lines made longer by `detour`. */
export function ways(
  points: readonly { readonly lat: number; readonly lng: number }[],
  { detour, kmh }: Guess,
): { readonly distance: Float64Array; readonly duration: Float64Array } {
  const straight = geodesic(
    points.map(({ lng }) => lng),
    points.map(({ lat }) => lat),
  );
  const distance = straight.map((metres) => Math.round(metres * detour));
  return { distance, duration: distance.map((metres) => Math.round((metres * 3.6) / kmh)) };
}
