import type { Call } from '#shared/call.ts';
import type { Guess } from '../kernel/ways.ts';
import type { RoadService } from './ask-service.ts';
import { countyRoads } from './county-roads.ts';
import { type TravelTimes, travelTimes, type WaysUsed } from './travel-times.ts';

let service: RoadService | undefined;
/** It gave no answer, and is not asked again until then. */
let away: { readonly failed: WaysUsed['failed']; readonly until: number } | undefined;
/** Its answers by what it was asked: a page that is looked at again does not ask again. */
const answers = new Map<string, { readonly times: TravelTimes; readonly until: number }>();
const KEPT_MS = 10 * 60_000;
const AWAY_MS = 60_000;
const MOST_KEPT = 50;

/** The road service this process asks first, if any; set at boot. */
export function useRoadService(found: RoadService | undefined): void {
  service = found;
  away = undefined;
  answers.clear();
}

/**
 * The ways between points of the county, and what they were taken from: the road service, the county's roads, or a guess. A guess too
 * where the first point, from which everything starts, is at no road.
 */
export async function countyTimes(
  call: Call,
  points: readonly { readonly lat: number; readonly lng: number }[],
  guess: Guess,
): Promise<TravelTimes> {
  const now = call.now.getTime();
  const key = `${call.county} ${points.map(({ lat, lng }) => `${lat},${lng}`).join(' ')}`;
  const known = answers.get(key);
  if (known && known.until > now) return known.times;
  const roads = await countyRoads(call);
  const failed = away && away.until > now ? away.failed : undefined;
  const asked = failed ? undefined : service;
  const times = await travelTimes(points, { service: asked, map: roads?.map, guess, start: 0 });
  const { used } = times;
  if (asked && used.by === asked.kind) {
    if (answers.size >= MOST_KEPT) answers.delete(answers.keys().next().value ?? '');
    answers.set(key, { times, until: now + KEPT_MS });
  }
  if (asked && used.failed?.by === asked.kind) away = { failed: used.failed, until: now + AWAY_MS };
  const since = used.by === 'roads' && roads ? { since: roads.since } : {};
  return { ...times, used: { ...used, ...since, ...(failed ? { failed } : {}) } };
}
