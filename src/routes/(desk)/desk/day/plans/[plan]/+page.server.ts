import { redirect } from '@sveltejs/kit';
import {
  acceptPlan,
  againstSentence,
  askForPlan,
  askWays,
  comparePlans,
  faultSentence,
  lockRoute,
  missingSentence,
  moveStop,
  type PlanFile,
  planFile,
  prepareWays,
  rights,
  stopSearch,
  waysSaid,
  whyHere,
} from '#dispatching';
import { may } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import type { Outcome } from '#shared/outcome.ts';
import { ok } from '#shared/outcome.ts';
import { answered } from '../../../../../answered.ts';
import { idIn } from '../../../../../id-in.ts';
import { refused } from '../../../../../refused.ts';
import { idAsked } from '../../../shipments/asked.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { lang } = locals;
  const asked = url.searchParams.get('why');
  const other = idAsked(url, 'with');
  const [file, why, compared] = await locals.read(async (call) => [
    await planFile(call, params.plan),
    asked === null ? undefined : await whyHere(call, { planId: params.plan, stop: Number(asked) }),
    other === undefined ? undefined : await comparePlans(call, params.plan, other),
  ]);
  const found = answered(file, lang);
  const { plan, figures, faults, missing, idle } = found;
  return {
    ...{ id: plan.id, number: plan.number, day: plan.day, status: plan.status, carrierId: plan.carrierId },
    ...{
      seconds: plan.seconds,
      waysSaid: waysSaid(plan.given, lang),
      hub: plan.given.hub,
      figures,
      idle,
      nextId: newId(locals.now),
    },
    progress: found.progress && { better: found.progress.better, costFen: found.progress.costFen },
    changes: may(locals.actor, rights['plan-day']) && plan.status === 'ready',
    plans: may(locals.actor, rights['plan-day']),
    vehicles: plan.given.vehicles.map(({ plate, driverName }, number) => ({ number, plate, driverName })),
    routes: found.routes.map(({ vehicle, ...route }) => ({ ...route, ...vehicle })),
    faults: [...new Set(faults.map((fault) => faultSentence(plan.given, fault, lang)))],
    missing: missing.map(({ number, stop, why: reason }) => ({
      number,
      stop,
      why: missingSentence(reason, lang),
    })),
    why: why?.ok ? { ...why.value, places: placesSaid(why.value.places, lang) } : undefined,
    compared: compared?.ok
      ? {
          one: figuresOf(compared.value.one),
          other: figuresOf(compared.value.other),
          moved: compared.value.moved,
        }
      : undefined,
  };
};

function figuresOf({ plan, figures }: PlanFile) {
  return { number: plan.number, ...figures };
}

type Places = Extract<Awaited<ReturnType<typeof whyHere>>, { ok: true }>['value']['places'];

function placesSaid(places: Places, lang: 'zh' | 'en') {
  return places.map(({ on, extraFen, faults, position }) => ({
    ...{ plate: on.plate, id: on.id, extraFen, position },
    against: faults.length > 0 ? againstSentence(faults, lang) : undefined,
  }));
}

/** A change by hand: refused with its reason, or back to the plan. */
async function changed(
  { locals, request, params }: Parameters<NonNullable<Actions[string]>>[0],
  change: (form: FormData) => Parameters<typeof locals.call<Outcome<unknown>>>[0],
) {
  const form = await request.formData();
  const outcome = await locals.call(change(form));
  if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
  redirect(303, `/desk/day/plans/${params.plan}`);
}

/** A number of a form, or one that no plan has. */
function numberIn(form: FormData, name: string): number {
  const text = String(form.get(name) ?? '');
  return /^-?\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
}

export const actions: Actions = {
  move: (event) =>
    changed(
      event,
      (form) => (call) =>
        moveStop(call, {
          planId: event.params.plan,
          stop: numberIn(form, 'stop'),
          vehicle: numberIn(form, 'vehicle'),
          position: numberIn(form, 'position') - 1,
        }),
    ),

  lock: (event) =>
    changed(
      event,
      (form) => (call) =>
        lockRoute(call, {
          planId: event.params.plan,
          vehicle: numberIn(form, 'vehicle'),
          locked: form.get('locked') === 'yes',
        }),
    ),

  accept: async ({ locals, params }) => {
    const outcome = await locals.call((call) => acceptPlan(call, params.plan));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang);
    redirect(303, `/desk/day?day=${outcome.value.day}&carrier=${outcome.value.carrierId}`);
  },

  again: async ({ locals, params, request }) => {
    const form = await request.formData();
    const prepared = await locals.read(async (call) => {
      const file = await planFile(call, params.plan);
      if (!file.ok) return file;
      const { carrierId, day, seconds } = file.value.plan;
      const asked = await prepareWays(call, { carrierId, day });
      return asked.ok ? ok({ carrierId, day, seconds, asked: asked.value }) : asked;
    });
    if (!prepared.ok) return refused(prepared.refusal, locals.lang, form);
    const { asked, ...wanted } = prepared.value;
    const ways = await askWays(asked);
    const id = idIn(form, 'id');
    const outcome = await locals.call((call) => askForPlan(call, { ...wanted, id, ways, from: params.plan }));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/day/plans/${outcome.value.id}`);
  },

  stop: async ({ locals, params }) => {
    const stopped = await locals.read((call) => stopSearch(call, params.plan));
    if (!stopped.ok) return refused(stopped.refusal, locals.lang);
    redirect(303, `/desk/day/plans/${params.plan}`);
  },
};
