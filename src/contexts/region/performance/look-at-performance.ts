import type { Call } from '#shared/call.ts';
import { countedAt } from '../figure-days.ts';
import type { PerformanceRules, PlaceType } from '../kernel/performance/rules.ts';
import { type PlaceScore, ranksOf, scorePlace } from '../kernel/performance/score.ts';
import { type CountedPlace, countedPlaces } from './counted-places.ts';
import { type Period, periodOf } from './period.ts';
import { type RulesVersion, rulesInForce } from './rules-in-force.ts';

export interface ScoredPlace extends PlaceScore {
  readonly place: CountedPlace;
  /** Among places of its type. */
  readonly rank: number | undefined;
}

/** Places of one type, best first; those without a score last. */
export interface ScoredType {
  readonly type: PlaceType;
  readonly places: readonly ScoredPlace[];
}

export interface Performance {
  readonly period: Period;
  readonly rules: RulesVersion;
  readonly countedAt: Date | undefined;
  readonly types: readonly ScoredType[];
}

/** How the county's townships do in a quarter, by the rules in force. Open to everyone: no figure names a person. */
export async function lookAtPerformance(
  call: Call,
  { quarter }: { readonly quarter?: string } = {},
): Promise<Performance> {
  const period = periodOf(quarter, call.now);
  const places = await countedPlaces(call, period);
  const rules = await rulesInForce(call, places);
  return { period, rules, countedAt: await countedAt(call), types: scoredTypes(places, rules.rules) };
}

export function scoredTypes(places: readonly CountedPlace[], rules: PerformanceRules): ScoredType[] {
  return rules.types.map((type) => {
    const own = places.filter(({ code }) => type.places.includes(code));
    const scores = own.map((place) => scorePlace(place.counted, rules, type));
    const ranks = ranksOf(scores.map(({ score }) => score));
    const scored = own.flatMap((place, at): ScoredPlace[] => {
      const score = scores[at];
      return score ? [{ ...score, place, rank: ranks[at] }] : [];
    });
    return { type, places: scored.sort((a, b) => (b.score ?? -1) - (a.score ?? -1)) };
  });
}
