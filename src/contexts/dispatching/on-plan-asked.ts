import type { Call } from '#shared/call.ts';
import { withWays } from './day-ways.ts';
import { planById, writeRoutes, writeWays } from './plans.ts';
import { searchApart } from './searches.ts';

/** Searches for a plan that was asked for. Interrupted, it is searched for anew. */
export async function onPlanAsked(call: Call, { planId }: { readonly planId: string }): Promise<void> {
  const plan = await planById(call, planId);
  if (plan?.status !== 'asked') return;
  const { given, routes: locked, seconds } = plan;
  const day = await withWays(call, given);
  await writeWays(call, planId, day);
  await writeRoutes(call, planId, await searchApart(planId, { day, locked, seconds }));
}
