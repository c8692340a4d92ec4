import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { rights } from '../rights.ts';
import { askedByLists, caseBy } from './case-of-assessment.ts';
import { fundFile } from './fund-file.ts';
import { askToStop, insertPlan, planById, savePublished } from './fund-plans.ts';
import { refusePlanning } from './plan-refusals.ts';
import { readPlanSettings } from './plan-settings.ts';

/** HiGHS has proven plans of so many; more is not for a page. */
const MOST_OPTIONS = 30_000;

/** Keeps what a fund asks for, with the case as the support lists have it now; `solvePlan` then solves it. Sent twice it is one. */
export async function askForPlan(
  call: Call,
  { id, assessmentId, settings: said }: { id: string; assessmentId: string; settings: unknown },
): Promise<Outcome<{ readonly id: string }>> {
  if (!may(call.actor, rights['plan-funds'])) return refusePlanning('region.planning-not-allowed');
  const settings = readPlanSettings(said);
  if (!settings.ok) return settings;
  const asked = await askedByLists(call, assessmentId);
  if (!asked.ok) return asked;
  if (asked.value.projects.length === 0) return refusePlanning('region.nothing-to-fund');
  const fund = fundFile(caseBy(asked.value, settings.value));
  if (!fund.ok) return fund;
  const options = fund.value.options.length;
  if (options > MOST_OPTIONS) return refusePlanning('region.fund-too-large', { options, most: MOST_OPTIONS });
  const plan = { id, assessmentId, settings: settings.value, fund: fund.value, names: asked.value.names };
  if (await insertPlan(call, plan)) await recordHelpedAct(call, 'assess-regions', settings.value.title);
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
