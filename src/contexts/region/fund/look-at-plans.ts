import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type CheckedPlan, checkPlan } from '../kernel/fund/check-plan.ts';
import { type Refused, whyRefused } from '../kernel/fund/why-refused.ts';
import { rights } from '../rights.ts';
import { type Asked, askedByLists } from './case-of-assessment.ts';
import {
  foundPlans,
  type KeptPlan,
  type PublishedLine,
  planById,
  plansOf,
  publishedPlans,
} from './fund-plans.ts';
import { refusePlanning } from './plan-refusals.ts';

/** A plan with what checking it anew says: sums and broken limits are worked out from its case each time it is looked at. */
export interface LookedAtPlan {
  readonly plan: KeptPlan;
  readonly checked: CheckedPlan | undefined;
  readonly refused: readonly Refused[];
}

function looked(plan: KeptPlan): LookedAtPlan {
  const chosen = plan.found?.chosen;
  return {
    plan,
    checked: chosen && checkPlan(plan.fund, chosen),
    refused: chosen ? whyRefused(plan.fund, chosen) : [],
  };
}

/** The plans of an assessment beside each other, newest first, and what the support lists ask for today. */
export async function lookAtFund(
  call: Call,
  assessmentId: string,
): Promise<Outcome<{ readonly asked: Asked; readonly plans: readonly Omit<LookedAtPlan, 'refused'>[] }>> {
  if (!may(call.actor, rights['plan-funds'])) return refusePlanning('region.planning-not-allowed');
  const asked = await askedByLists(call, assessmentId);
  if (!asked.ok) return asked;
  const plans: Omit<LookedAtPlan, 'refused'>[] = [];
  for (const id of await plansOf(call, assessmentId)) {
    const plan = await planById(call, id);
    if (plan) plans.push({ plan, checked: plan.found && checkPlan(plan.fund, plan.found.chosen) });
  }
  return ok({ asked: asked.value, plans });
}

/** A plan, with the names of those found for its assessment: it can be laid beside them. */
export async function lookAtPlan(
  call: Call,
  id: string,
): Promise<
  Outcome<LookedAtPlan & { readonly beside: readonly { readonly id: string; readonly title: string }[] }>
> {
  if (!may(call.actor, rights['plan-funds'])) return refusePlanning('region.planning-not-allowed');
  const plan = await planById(call, id);
  if (!plan) return refusePlanning('region.no-fund-plan');
  return ok({ ...looked(plan), beside: await foundPlans(call, plan.assessmentId) });
}

/** A plan that was published: for everybody. */
export async function publishedPlan(call: Call, id: string): Promise<Outcome<LookedAtPlan>> {
  const plan = await planById(call, id);
  return plan?.publishedAt ? ok(looked(plan)) : refusePlanning('region.no-fund-plan');
}

export function listPublishedPlans(call: Call): Promise<readonly PublishedLine[]> {
  return publishedPlans(call);
}
