import {
  type CountyWays,
  countyWays,
  type TravelTimes,
  timesBetween,
  timesOnOwnRoads,
  ways,
  waysSentence,
  withGuesses,
} from '#routing';
import type { Call } from '#shared/call.ts';
import type { Day as CalendarDay } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { Lang } from '#shared/tongue.ts';
import { dayAsKnown } from './day-as-known.ts';
import { type Day, type DayWays, GUESS, positionOf, type Spot } from './kernel/day.ts';

/** Between which spots ways are wanted, and what there is to know them from. */
export interface WaysAsked {
  readonly from: CountyWays;
  readonly spots: readonly Spot[];
}

/** The first of two steps before a plan is asked for: between which spots its ways are. Refuses `dispatching.not-allowed`. */
export async function prepareWays(
  call: Call,
  asked: { readonly carrierId: string; readonly day: CalendarDay },
): Promise<Outcome<WaysAsked>> {
  const known = await dayAsKnown(call, asked);
  return known.ok ? ok(await waysAsked(call, known.value.given)) : known;
}

/** The ways a day takes, and those between other spots it may come to. */
export async function waysAsked(call: Call, day: Day, others: readonly Spot[] = []): Promise<WaysAsked> {
  const away = day.vehicles.flatMap(({ underWayAt }) => underWayAt ?? []);
  const all = [day.hub, ...day.stops.map(({ spot }) => spot), ...others, ...away];
  const byPosition = new Map(all.map((spot) => [positionOf(spot), spot]));
  return { from: await countyWays(call), spots: [...byPosition.values()] };
}

/** The second step, apart from any transaction: a road service is given the time it takes. */
export async function askWays({ from, spots }: WaysAsked): Promise<DayWays> {
  return kept(spots, await timesBetween(from, spots, GUESS));
}

/** The day with its ways; where nobody asked a service before, by the county's own roads. */
export async function withWays(call: Call, day: Day, others: readonly Spot[] = []): Promise<Day> {
  const { from, spots } = await waysAsked(call, day, others);
  return { ...day, ways: kept(spots, await timesOnOwnRoads(from, spots, GUESS)) };
}

function kept(spots: readonly Spot[], times: TravelTimes): DayWays {
  const { distance, duration, apart, used } = withGuesses(times, spots, GUESS);
  if (used.by === 'guess') return { used, spots: [], metres: [], seconds: [], apart: [] };
  const positions = spots.map(positionOf);
  return {
    ...{ used, spots: positions, metres: Array.from(distance), seconds: Array.from(duration) },
    apart: apart.map(({ point, why }) => ({ spot: positions[point] ?? '', why })),
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
