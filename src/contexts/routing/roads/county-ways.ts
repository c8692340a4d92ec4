import type { Call } from '#shared/call.ts';
import type { Guess } from '../kernel/ways.ts';
import type { RoadService } from './ask-service.ts';
import { type CountyRoads, countyRoads } from './county-roads.ts';
import { namedService } from './name-service.ts';
import { type TravelTimes, travelTimes, type WaysUsed } from './travel-times.ts';

/** What a county has to know ways from, as it was read: asked afterwards, when no transaction is open any more. */
export interface CountyWays {
  readonly county: string;
  readonly now: Date;
  readonly roads: CountyRoads | undefined;
  readonly service: RoadService | undefined;
}

let operators: RoadService | undefined;
/** By county and address: it gave no answer, and is not asked again until then. */
const away = new Map<string, { readonly failed: WaysUsed['failed']; readonly until: number }>();
/** A service's answers by what it was asked: a page that is looked at again does not ask again. */
const answers = new Map<string, { readonly times: TravelTimes; readonly until: number }>();
const KEPT_MS = 10 * 60_000;
const AWAY_MS = 60_000;
const MOST_KEPT = 50;

/** The road service this process asks first where the county named none; set at boot. */
export function useRoadService(found: RoadService | undefined): void {
  operators = found;
  away.clear();
  answers.clear();
}

/** The operator's, for the page that says what is in use. */
export function operatorsService(): RoadService | undefined {
  return operators;
}

/** The first of two steps: what ways are taken from in the county. */
export async function countyWays(call: Call): Promise<CountyWays> {
  const roads = await countyRoads(call);
  const named = await namedService(call);
  return { county: call.county, now: call.now, roads, service: named ?? operators };
}

/**
 * The second, apart from any transaction, since a service may take its time: the ways between points of the county, and what they were taken
 * from: the road service, the county's roads, or a guess. A guess too where the first point, from which everything starts, is at no road.
 */
export async function timesBetween(
  { county, now: moment, roads, service }: CountyWays,
  points: readonly { readonly lat: number; readonly lng: number }[],
  guess: Guess,
): Promise<TravelTimes> {
  const now = moment.getTime();
  const where = service ? `${county} ${service.kind} ${service.url}` : '';
  const key = `${where} ${points.map(({ lat, lng }) => `${lat},${lng}`).join(' ')}`;
  const known = answers.get(key);
  if (service && known && known.until > now) return known.times;
  const silent = away.get(where);
  const failed = silent && silent.until > now ? silent.failed : undefined;
  const asked = failed ? undefined : service;
  const times = await travelTimes(points, { service: asked, map: roads?.map, guess, start: 0 });
  const { used } = times;
  if (asked && used.by === asked.kind) {
    if (answers.size >= MOST_KEPT) answers.delete(answers.keys().next().value ?? '');
    answers.set(key, { times, until: now + KEPT_MS });
  }
  if (asked && used.failed?.by === asked.kind) away.set(where, { failed: used.failed, until: now + AWAY_MS });
  const since = used.by === 'roads' && roads ? { since: roads.since } : {};
  return { ...times, used: { ...used, ...since, ...(failed ? { failed } : {}) } };
}

/** As `timesBetween`, by what the county has itself: nobody outside is asked. */
export function timesOnOwnRoads(
  ways: CountyWays,
  points: readonly { readonly lat: number; readonly lng: number }[],
  guess: Guess,
): Promise<TravelTimes> {
  return timesBetween({ ...ways, service: undefined }, points, guess);
}
