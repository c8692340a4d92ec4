import { redirect } from '@sveltejs/kit';
import { lookAtFund, lookAtPlan, publishPlan, solvePlan, stopPlan } from '#region';
import type { Outcome } from '#shared/outcome.ts';
import { pageNumber } from '$ui/query.ts';
import { answered } from '../../../../../../answered.ts';
import { planShown } from '../../../../../../fund-shown.ts';
import { sentenceOf } from '../../../../../../refusals.ts';
import { refused } from '../../../../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { lang, t } = locals;
  const looked = answered(await locals.read((call) => lookAtPlan(call, params.plan)), lang);
  const plan = planShown(looked, pageNumber(url), t);
  const beside = await besideOther(locals, params.assessment, plan.chosen, url.searchParams.get('with'));
  return {
    plan,
    beside,
    sentence: plan.refusal && sentenceOf(plan.refusal, lang),
    assessment: params.assessment,
  };
};

type Chosen = ReturnType<typeof planShown>['chosen'];

/** Other plans of the assessment, and what one of them chose differently. */
async function besideOther(locals: App.Locals, assessment: string, chosen: Chosen, other: string | null) {
  const { plans } = answered(await locals.read((call) => lookAtFund(call, assessment)), locals.lang);
  const others = plans
    .filter(({ plan }) => plan.found)
    .map(({ plan }) => ({ id: plan.id, title: plan.title }));
  if (!others.some(({ id }) => id === other)) return { others, different: undefined };
  const looked = answered(await locals.read((call) => lookAtPlan(call, other ?? '')), locals.lang);
  const theirs = planShown(looked, 1, locals.t);
  const [here, there] = [chosen, theirs.chosen].map((list) => new Set(list.map(({ id }) => id)));
  return {
    others,
    different: {
      title: theirs.title,
      onlyHere: chosen.filter(({ id }) => !there?.has(id)),
      onlyThere: theirs.chosen.filter(({ id }) => !here?.has(id)),
    },
  };
}

export const actions: Actions = {
  stop: async ({ locals, params }) =>
    answer(await locals.call((call) => stopPlan(call, params.plan)), locals, params),
  again: async ({ locals, params }) => {
    const looked = await locals.read((call) => lookAtPlan(call, params.plan));
    if (looked.ok) solvePlan(locals.call, params.plan).catch((error) => console.error(error));
    return answer(looked, locals, params);
  },
  publish: async ({ locals, params }) =>
    answer(await locals.call((call) => publishPlan(call, params.plan)), locals, params),
};

function answer(
  outcome: Outcome<unknown>,
  { lang }: App.Locals,
  { assessment, plan }: { assessment: string; plan: string },
) {
  if (!outcome.ok) return refused(outcome.refusal, lang);
  redirect(303, `/desk/regions/${assessment}/fund/${plan}`);
}
