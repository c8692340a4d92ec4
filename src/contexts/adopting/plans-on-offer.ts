import type { Call } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { type PlanCount, plansListed } from './plans.ts';

/** Plans that take adopters today, newest first. */
export function plansOnOffer(call: Call): Promise<PlanCount[]> {
  return plansListed(call, { openOn: dayOf(call.now), limit: 100 });
}
