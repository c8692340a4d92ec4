import type { Call } from '#shared/call.ts';
import { withWays } from './day-ways.ts';
import { judged } from './plan-file.ts';
import { planById, writeRoutes, writeWays } from './plans.ts';
import { searchApart } from './searches.ts';

/** Searches for a plan that was asked for. Interrupted, it is searched for anew. */
export async function onPlanAsked(call: Call, { planId }: { readonly planId: string }): Promise<void> {
  const plan = await planById(call, planId);
  if (plan?.status !== 'asked') return;
  const { given, routes: locked, seconds } = plan;
  // Whoever asks for it at the desk has asked for the ways too; a service is never asked while this transaction is open.
  const day = given.ways ? given : await withWays(call, given);
  if (!given.ways) await writeWays(call, planId, day);
  const found = await searchApart(planId, { day, locked, seconds });
  await writeRoutes(call, planId, found, judged(day, found.routes));
}
