import {
  allReached,
  type NamedPoint,
  placesIn,
  type TravelTimes,
  travelTimes,
  type WaySources,
  waysSentence,
  withWays,
} from '#routing';
import { stoppedBy } from '../line/stopped-by.ts';

/** The ways between all places, having said where they come from; stops with the names of those that cannot be driven to. */
export async function waysOrStop(places: readonly NamedPoint[], sources: WaySources): Promise<TravelTimes> {
  const times = await travelTimes(places, sources);
  const reached = allReached(places, times);
  if (!reached.ok) throw stoppedBy(reached.refusal);
  console.log(`${waysSentence(times.used, 'zh')}\n  ${waysSentence(times.used, 'en')}`);
  return times;
}

/** A problem of the json format with the ways between its places. */
export async function onRoads(text: string, sources: WaySources): Promise<string> {
  const places = placesIn(text);
  if (!places.ok) throw stoppedBy(places.refusal);
  return withWays(text, await waysOrStop(places.value, sources));
}
