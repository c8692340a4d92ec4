import { countyTimes, ways, waysSentence } from '#routing';
import type { Call } from '#shared/call.ts';
import type { Lang } from '#shared/tongue.ts';
import { type Day, type DayWays, GUESS, positionOf, type Spot } from './kernel/day.ts';

/** A day with the ways between its spots as they are known now, and between others it may come to. */
export async function withWays(call: Call, day: Day, others: readonly Spot[] = []): Promise<Day> {
  const all = [day.hub, ...day.stops.map(({ spot }) => spot), ...others];
  const away = day.vehicles.flatMap(({ underWayAt }) => underWayAt ?? []);
  const byPosition = new Map([...all, ...away].map((spot) => [positionOf(spot), spot]));
  const [spots, points] = [[...byPosition.keys()], [...byPosition.values()]];
  const { distance, duration, apart, used } = await countyTimes(call, points, GUESS);
  if (used.by === 'guess') return { ...day, ways: { used, spots: [], metres: [], seconds: [], apart: [] } };
  const guessed = ways(points, GUESS);
  const known = (given: Float64Array, guess: Float64Array) =>
    Array.from(given, (each, cell) => (Number.isFinite(each) ? each : (guess[cell] ?? 0)));
  return {
    ...day,
    ways: {
      ...{ used, spots },
      metres: known(distance, guessed.distance),
      seconds: known(duration, guessed.duration),
      apart: apart.map(({ point, why }) => ({ spot: spots[point] ?? '', why })),
    },
  };
}

/** Metres and seconds between spots, row by row: as the day knows them, guessed where it does not. */
export function waysBetween(
  spots: readonly Spot[],
  known: DayWays | undefined,
): { readonly distance: Float64Array; readonly duration: Float64Array } {
  const { distance, duration } = ways(spots, GUESS);
  if (!known || known.spots.length === 0) return { distance, duration };
  const places = new Map(known.spots.map((position, place) => [position, place]));
  const at = spots.map((spot) => places.get(positionOf(spot)));
  for (const [from, a] of at.entries())
    for (const [to, b] of at.entries()) {
      if (a === undefined || b === undefined) continue;
      const cell = a * known.spots.length + b;
      distance[from * spots.length + to] = known.metres[cell] ?? 0;
      duration[from * spots.length + to] = known.seconds[cell] ?? 0;
    }
  return { distance, duration };
}

/** Says what a day's ways were taken from. */
export function waysSaid({ ways: known }: Day, lang: Lang): string {
  return waysSentence(known?.used ?? { by: 'guess', guess: GUESS }, lang);
}
