import type { Apart, RoadMap } from '../kernel/roads/road-ways.ts';
import { type Guess, ways } from '../kernel/ways.ts';
import { askService, type RoadService, type ServiceFault } from './ask-service.ts';

/** What there is to know ways from: a road service, a county's roads, and a guess that is always there. */
export interface WaySources {
  readonly service?: RoadService | undefined;
  readonly map?: RoadMap | undefined;
  readonly guess: Guess;
  /** Metres a place may lie from a road of the map. */
  readonly farthest?: number | undefined;
}

/** Where ways come from; to be said wherever they are used. */
export interface WaysUsed {
  readonly by: RoadService['kind'] | 'roads' | 'guess';
  /** Of a guess. */
  readonly guess?: Guess;
  /** A service that was to be asked and gave none. */
  readonly failed?: { readonly kind: RoadService['kind']; readonly why: ServiceFault };
}

export interface TravelTimes {
  /** Whole metres and seconds, `[from * points + to]`; infinite where there is no way. */
  readonly distance: Float64Array;
  readonly duration: Float64Array;
  /** Points that cannot be driven to. */
  readonly apart: readonly Apart[];
  readonly used: WaysUsed;
}

/** The ways between points in degrees: by the service where one is set and answers, by the roads where there are some, or guessed. */
export async function travelTimes(
  points: readonly { readonly lat: number; readonly lng: number }[],
  { service, map, guess, farthest }: WaySources,
): Promise<TravelTimes> {
  const answer = service ? await askService(service, points) : undefined;
  if (service && typeof answer === 'object') return { ...answer, used: { by: service.kind } };
  const failed = service && typeof answer === 'string' ? { failed: { kind: service.kind, why: answer } } : {};
  if (map) return { ...map.ways(points, farthest), used: { by: 'roads', ...failed } };
  return { ...ways(points, guess), apart: [], used: { by: 'guess', guess, ...failed } };
}
