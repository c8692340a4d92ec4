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
  /** The point everything starts from: where it cannot be driven from, a source is of no use. */
  readonly start?: number | undefined;
}

/** Where ways come from; to be said wherever they are used. */
export interface WaysUsed {
  readonly by: RoadService['kind'] | 'roads' | 'guess';
  /** Of a guess. */
  readonly guess?: Guess;
  /** The day on which roads were imported. */
  readonly since?: string;
  /** What was to be asked first and gave none. */
  readonly failed?:
    | { readonly by: RoadService['kind'] | 'roads'; readonly why: ServiceFault | 'start-apart' }
    | undefined;
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
  { service, map, guess, farthest, start }: WaySources,
): Promise<TravelTimes> {
  let failed: WaysUsed['failed'];
  const isUseless = (apart: readonly Apart[]) => apart.some(({ point }) => point === start);
  if (service) {
    const answer = await askService(service, points);
    if (typeof answer === 'object' && !isUseless(answer.apart))
      return { ...answer, used: { by: service.kind } };
    failed = { by: service.kind, why: typeof answer === 'string' ? answer : 'start-apart' };
  }
  if (map) {
    const found = map.ways(points, farthest);
    if (!isUseless(found.apart)) return { ...found, used: { by: 'roads', ...(failed ? { failed } : {}) } };
    failed ??= { by: 'roads', why: 'start-apart' };
  }
  return { ...ways(points, guess), apart: [], used: { by: 'guess', guess, ...(failed ? { failed } : {}) } };
}
