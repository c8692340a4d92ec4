import type { Call } from '#shared/call.ts';
import { planById, writeRoutes } from './plans.ts';
import { searchApart } from './searches.ts';

/** Searches for a plan that was asked for. Interrupted, it is searched for anew. */
export async function onPlanAsked(call: Call, { planId }: { readonly planId: string }): Promise<void> {
  const plan = await planById(call, planId);
  if (plan?.status !== 'asked') return;
  const { given: day, routes: locked, seconds } = plan;
  await writeRoutes(call, planId, await searchApart(planId, { day, locked, seconds }));
}
