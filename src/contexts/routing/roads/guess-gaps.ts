import { type Guess, ways } from '../kernel/ways.ts';
import type { TravelTimes } from './travel-times.ts';

/** The same times, guessed between points where there is no way: whoever uses them says which are apart. */
export function withGuesses(
  times: TravelTimes,
  points: readonly { readonly lat: number; readonly lng: number }[],
  guess: Guess,
): TravelTimes {
  if (times.used.by === 'guess') return times;
  const guessed = ways(points, guess);
  const known = (given: Float64Array, other: Float64Array) =>
    given.map((each, cell) => (Number.isFinite(each) ? each : (other[cell] ?? 0)));
  return {
    ...times,
    distance: known(times.distance, guessed.distance),
    duration: known(times.duration, guessed.duration),
  };
}
