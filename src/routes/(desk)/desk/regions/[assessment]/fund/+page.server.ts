import { redirect } from '@sveltejs/kit';
import { askForPlan, LONGEST_WHAT_IF, lookAtFund, solvePlan } from '#region';
import { newId } from '#shared/id.ts';
import { answered } from '../../../../../answered.ts';
import { namesIn } from '../../../../../fund-words.ts';
import { idIn } from '../../../../../id-in.ts';
import { refused } from '../../../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';
import { fieldsOf, settingsIn } from './plan-form.ts';
import { sliderTo } from './slider-to.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { lang, t } = locals;
  const { asked, plans } = answered(await locals.read((call) => lookAtFund(call, params.assessment)), lang);
  const names = namesIn(asked.names, t);
  const from = plans.find(({ plan }) => plan.id === url.searchParams.get('from'))?.plan;
  const totals = Map.groupBy(asked.projects, ({ place }) => place)
    .values()
    .map((all) => ({ cost: sumOf(all, 'cost'), own: sumOf(all, 'own') }))
    .toArray();
  const weak = new Set(asked.places.filter((place) => place.weak).map(({ id }) => id));
  const byKind = Map.groupBy(asked.projects, ({ kind }) => kind);
  return {
    // Made here, so that a form sent twice asks once.
    key: newId(locals.now),
    assessment: params.assessment,
    fileName: asked.looked.table.fileName,
    asked: {
      projects: asked.projects.length,
      cost: sumOf(asked.projects, 'cost'),
      places: asked.places.length,
      weak: weak.size,
    },
    longest: LONGEST_WHAT_IF,
    // As far as a rule can matter: all that is asked for, or the most that one region asks for.
    sliders: {
      budget: sliderTo(sumOf(asked.projects, 'cost')),
      placeCap: sliderTo(Math.max(0, ...totals.map(({ cost }) => cost))),
      ownCap: sliderTo(Math.max(0, ...totals.map(({ own }) => own))),
      weakFloor: sliderTo(
        sumOf(
          asked.projects.filter(({ place }) => weak.has(place)),
          'cost',
        ),
      ),
    },
    kinds: [...byKind].map(([code, projects]) => ({
      code,
      name: names.kind(code),
      count: projects.length,
      cost: sumOf(projects, 'cost'),
      slider: sliderTo(sumOf(projects, 'cost')),
    })),
    provinces: asked.provinces,
    fields: from ? fieldsOf(from.settings) : undefined,
    plans: plans.map(({ plan, checked }) => ({
      id: plan.id,
      title: plan.title,
      state: plan.state,
      published: plan.publishedAt !== undefined,
      budget: plan.settings.budget,
      chosen: plan.found?.chosen.length,
      gap: plan.found?.gap,
      spent: checked?.spent,
      benefit: checked?.benefit,
      toWeak: checked?.toWeak,
    })),
  };
};

function sumOf<Part extends string>(all: readonly Readonly<Record<Part, number>>[], part: Part): number {
  return all.reduce((sum, each) => sum + each[part], 0);
}

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const asked = await locals.call((call) =>
      askForPlan(call, {
        id: idIn(form, 'key'),
        assessmentId: params.assessment,
        settings: settingsIn(form),
      }),
    );
    if (!asked.ok) return refused(asked.refusal, locals.lang, form);
    const { id } = asked.value;
    // Nobody waits for it: its page tells how far it is.
    solvePlan(locals.call, id).catch((error) => console.error(`plan ${id}:`, error));
    redirect(303, `/desk/regions/${params.assessment}/fund/${id}`);
  },
};
