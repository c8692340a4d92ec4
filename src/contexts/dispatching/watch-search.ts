import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { planById } from './plans.ts';
import { refuse } from './refusals.ts';
import { sees } from './scope.ts';
import { type Progress, progressOf } from './searches.ts';

export interface SearchSeen {
  readonly over: boolean;
  /** While it is searched for in this process. */
  readonly progress: Progress | undefined;
}

/** How far the search for a plan is. For its carrier and the county. Refuses `dispatching.plan-unknown`. */
export async function watchSearch(call: Call, planId: string): Promise<Outcome<SearchSeen>> {
  const plan = await planById(call, planId);
  if (!plan || !sees(call, plan.carrierId)) return refuse('dispatching.plan-unknown');
  return ok({ over: plan.status !== 'asked', progress: progressOf(planId) });
}
