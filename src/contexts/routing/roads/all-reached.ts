import { type Outcome, ok } from '#shared/outcome.ts';
import { type RoutingRefusal, refuse } from '../refusals.ts';
import type { TravelTimes } from './travel-times.ts';

export interface NamedPoint {
  readonly name: string;
  /** Degrees (WGS 84). */
  readonly lat: number;
  readonly lng: number;
}

/** Ways between places that must all be driven to; refused with the names of those that cannot. */
export function allReached(
  places: readonly NamedPoint[],
  times: TravelTimes,
): Outcome<TravelTimes, RoutingRefusal> {
  for (const why of ['disconnected-road', 'no-road-near'] as const) {
    const those = times.apart.filter((each) => each.why === why);
    const at = those.map(({ point }) => places[point]?.name ?? '').join('、');
    if (those.length > 0) return refuse(`routing.${why}`, { line: 0, at });
  }
  const shut = times.duration.findIndex((seconds) => !Number.isFinite(seconds));
  if (shut < 0) return ok(times);
  const ends = [Math.floor(shut / places.length), shut % places.length];
  return refuse('routing.apart', { line: 0, at: ends.map((end) => places[end]?.name).join(' → ') });
}
