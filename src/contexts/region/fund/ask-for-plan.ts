import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { rights } from '../rights.ts';
import { caseAsked } from './case-asked.ts';
import { askToStop, insertPlan, planById, savePublished } from './fund-plans.ts';
import { refusePlanning } from './plan-refusals.ts';

/** Keeps what a fund asks for, with the case as the support lists have it now; `solvePlan` then solves it. Sent twice it is one. */
export async function askForPlan(
  call: Call,
  { id, assessmentId, settings: said }: { id: string; assessmentId: string; settings: unknown },
): Promise<Outcome<{ readonly id: string }>> {
  const asked = await caseAsked(call, assessmentId, said);
  if (!asked.ok) return asked;
  const { title } = asked.value.settings;
  if (await insertPlan(call, { id, assessmentId, ...asked.value })) {
    await recordHelpedAct(call, 'assess-regions', title);
  }
  return ok({ id });
}

/** Has a plan that is being solved end with what it has. */
export async function stopPlan(call: Call, id: string): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['plan-funds'])) return refusePlanning('region.planning-not-allowed');
  await askToStop(call, id);
  return ok();
}

/** Shows a plan to everybody, with its case, so that anyone can check it. It stays as it is. */
export async function publishPlan(call: Call, id: string): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['plan-funds'])) return refusePlanning('region.planning-not-allowed');
  const plan = await planById(call, id);
  if (!plan) return refusePlanning('region.no-fund-plan');
  if (plan.state !== 'found') return refusePlanning('region.plan-not-found-yet');
  if (await savePublished(call, id)) await recordHelpedAct(call, 'assess-regions', plan.title);
  return ok();
}
