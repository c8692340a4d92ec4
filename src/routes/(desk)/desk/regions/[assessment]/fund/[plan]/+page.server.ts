import { redirect } from '@sveltejs/kit';
import { lookAtPlan, publishPlan, solvePlan, stopPlan } from '#region';
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
  const beside = {
    others: looked.beside,
    different: await differentIn(locals, plan.chosen, looked.beside, url.searchParams.get('with')),
  };
  return {
    plan,
    beside,
    sentence: plan.refusal && sentenceOf(plan.refusal, lang),
    assessment: params.assessment,
  };
};

type Chosen = ReturnType<typeof planShown>['chosen'];

/** What one of the other plans of the assessment chose differently. */
async function differentIn(
  locals: App.Locals,
  chosen: Chosen,
  others: readonly { readonly id: string }[],
  other: string | null,
) {
  const id = others.find((each) => each.id === other)?.id;
  if (id === undefined) return undefined;
  const looked = answered(await locals.read((call) => lookAtPlan(call, id)), locals.lang);
  const theirs = planShown(looked, 1, locals.t);
  const [here, there] = [chosen, theirs.chosen].map((list) => new Set(list.map((each) => each.id)));
  return {
    title: theirs.title,
    onlyHere: chosen.filter((each) => !there?.has(each.id)),
    onlyThere: theirs.chosen.filter((each) => !here?.has(each.id)),
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
