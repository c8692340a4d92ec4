import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { lockPlan, savePlanStatus } from './plans.ts';
import { type AdoptingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { keeps } from './scope.ts';

/** Takes no more adopters; contracts go on. Or takes them again. By the plan's seller or grower. */
export async function closePlan(
  call: Call,
  input: { readonly planId: string; readonly closed: boolean },
): Promise<Outcome<undefined, AdoptingRefusal>> {
  const plan = await lockPlan(call, input.planId);
  if (!plan || !may(call.actor, rights['keep-plans']) || !keeps(call.actor, plan))
    return refuse('adopting.unknown');
  if (plan.status === 'failed') return refuse('adopting.already-settled');
  await savePlanStatus(call, plan.id, input.closed ? 'closed' : 'open');
  await recordHelpedAct(call, 'keep-plans', plan.titleZh);
  return ok();
}
