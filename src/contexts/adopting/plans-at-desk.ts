import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type PlanCount, plansListed } from './plans.ts';
import { type AdoptingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { overCounty } from './scope.ts';

/** Plans of the organisation the caller acts for; the county's officers see all. */
export async function plansAtDesk(call: Call): Promise<Outcome<readonly PlanCount[], AdoptingRefusal>> {
  if (!may(call.actor, rights['see-plans'])) return refuse('adopting.not-allowed');
  const organisationId = overCounty(call.actor) ? undefined : (call.actor.organisationId ?? call.county);
  return ok(await plansListed(call, { organisationId, limit: 200 }));
}
