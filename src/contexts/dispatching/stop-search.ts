import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { planById } from './plans.ts';
import { refuse } from './refusals.ts';
import { plans } from './scope.ts';
import { endSearch } from './searches.ts';

/** Lets the search for a plan end with the best it has found, where this process runs it. By its carrier. Refuses `dispatching.plan-unknown`. */
export async function stopSearch(call: Call, planId: string): Promise<Outcome<undefined>> {
  const plan = await planById(call, planId);
  if (!plan || !plans(call, plan.carrierId)) return refuse('dispatching.plan-unknown');
  endSearch(planId);
  return ok();
}
