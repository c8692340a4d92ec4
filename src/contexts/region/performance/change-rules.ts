import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { faultOf, type PerformanceRules } from '../kernel/performance/rules.ts';
import { rights } from '../rights.ts';
import { countedPlaces } from './counted-places.ts';
import { refusePerformance } from './performance-refusals.ts';
import { insertRules, rulesInForce } from './rules-in-force.ts';

/** Makes the next version of the rules. What was kept by an earlier one stays as it was. */
export async function changePerformanceRules(
  call: Call,
  {
    after,
    rules,
    reason,
  }: { readonly after: number; readonly rules: PerformanceRules; readonly reason: string },
): Promise<Outcome<{ readonly version: number }>> {
  if (!may(call.actor, rights['set-performance-rules']))
    return refusePerformance('region.performance-not-allowed');
  if (reason.trim() === '') return refusePerformance('region.rules-without-reason');
  const fault = faultOf(rules);
  if (fault) return refusePerformance('region.rules-unsound', fault);
  const today = { from: '0001-01-01', until: '0001-01-01' };
  const places = await countedPlaces(call, today);
  const codes = new Set(places.map(({ code }) => code));
  const typed = rules.types.flatMap((type) => type.places);
  const strange = typed.find((code) => !codes.has(code)) ?? [...codes].find((code) => !typed.includes(code));
  if (strange !== undefined)
    return refusePerformance('region.rules-unsound', { fault: 'place', place: strange });
  const { version } = await rulesInForce(call, places);
  // Whoever read older rules than those in force would undo what somebody else decided.
  if (
    version !== after ||
    !(await insertRules(call, { version: version + 1, rules, reason: reason.trim() }))
  ) {
    return refusePerformance('region.rules-changed-meanwhile', { version });
  }
  await recordHelpedAct(call, 'set-performance-rules', String(version + 1));
  return ok({ version: version + 1 });
}
