import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { rights } from '../rights.ts';
import { countedPlaces } from './counted-places.ts';
import { type ScoredType, scoredTypes } from './look-at-performance.ts';
import { refusePerformance } from './performance-refusals.ts';
import { periodOf } from './period.ts';
import { insertResult, type KeptResult, newestResults, type ResultLine, resultById } from './results.ts';
import { rulesInForce } from './rules-in-force.ts';

/** Keeps what a quarter has come to, with the rules it is scored by: later rules and later facts change nothing of it. */
export async function keepPerformance(
  call: Call,
  { id, quarter }: { readonly id: string; readonly quarter: string },
): Promise<Outcome<{ readonly id: string }>> {
  if (!may(call.actor, rights['set-performance-rules']))
    return refusePerformance('region.performance-not-allowed');
  const { from, until } = periodOf(quarter, call.now);
  const places = await countedPlaces(call, { from, until });
  if (places.every(({ counted }) => Object.keys(counted).length === 0))
    return refusePerformance('region.nothing-to-keep');
  const { version, rules } = await rulesInForce(call, places);
  await insertResult(call, { id, fromDay: from, untilDay: until, version, rules, places });
  await recordHelpedAct(call, 'keep-performance', `${from}–${until}`);
  return ok({ id });
}

/** The county's kept results, newest first. Open to everyone. */
export function keptResults(call: Call): Promise<readonly ResultLine[]> {
  return newestResults(call, 20);
}

/** A result that was kept, scored by its own rules. Open to everyone. */
export async function keptPerformance(
  call: Call,
  id: string,
): Promise<Outcome<{ readonly result: KeptResult; readonly types: readonly ScoredType[] }>> {
  const result = await resultById(call, id);
  if (!result) return refusePerformance('region.no-result');
  return ok({ result, types: scoredTypes(result.places, result.rules) });
}
