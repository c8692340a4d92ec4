import { redirect } from '@sveltejs/kit';
import {
  type Adoption,
  closePlan,
  decidePlate,
  failPlan,
  giveHarvest,
  openNextTerm,
  planAtDesk,
  rights,
  stillHeld,
} from '#adopting';
import { may } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { addDays, isDay } from '#shared/instant.ts';
import { parseYuan } from '#shared/money.ts';
import { quantityText } from '#shared/quantity.ts';
import { failureText, getsText, oneText, timesText } from '../../../../(shop)/adopt/plan-words.ts';
import { adoptionStates } from '../../../../(shop)/adoption/adoption-words.ts';
import { idIn } from '../../../../id-in.ts';
import { refused, turnAway } from '../../../../refused.ts';
import { broughtId } from '../../brought-id.ts';
import { planStates } from '../plan-states.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { t, lang, now, actor } = locals;
  const found = await locals.read((call) => planAtDesk(call, params.plan));
  if (!found.ok) return turnAway(found.refusal, lang);
  const { plan, units, adoptions, harvests, portions, lots, toGive, failures, next, own } = found.value;
  const { terms } = plan;
  const amount = (milli: number) => quantityText({ milli, unit: terms.unit }, lang);
  const sum = <T>(all: readonly T[], pick: (one: T) => number) => all.reduce((so, one) => so + pick(one), 0);
  const state = planStates[plan.status];
  const active = adoptions.filter(({ status }) => status === 'active');
  return {
    id: plan.id,
    own,
    title: t(plan.titleZh, plan.titleEn),
    state: { tone: state.tone, text: t(state.zh, state.en) },
    ...{ status: plan.status, gives: plan.gives },
    one: oneText(terms, t),
    gets: getsText(terms, t, lang),
    times: timesText(terms, t),
    failure: failureText(terms, t),
    terms: {
      ...{ priceFen: terms.priceFen, fromDay: terms.fromDay, untilDay: terms.untilDay },
      ...{ deliveries: terms.deliveries, failure: terms.failure, insuredFen: terms.insuredFen },
    },
    units: { all: units.length, taken: units.filter(({ adoptionId }) => adoptionId !== null).length },
    heldFen: sum(active, stillHeld),
    adoptions: adoptions.map((adoption) => shownAdoption(adoption)),
    plates: own ? active.filter(({ plateState }) => plateState === 'asked').map(plateToSee) : [],
    harvests: harvests.map((harvest) => {
      const parts = portions.filter(({ harvestId }) => harvestId === harvest.id);
      return {
        id: harvest.id,
        sequence: harvest.sequence,
        lot: lots.find(({ id }) => id === harvest.lotId)?.code ?? '',
        ...{ owed: amount(harvest.owed), given: amount(harvest.given), at: harvest.sharedAt },
        orders: parts.filter((part) => part.state === 'ordered').length,
        waiting: parts.filter((part) => part.state === 'waiting').length,
      };
    }),
    toGive: toGive.map(({ lot, portions: parts }) => ({
      id: lot.id,
      code: lot.code,
      at: lot.harvestedAt,
      owed: amount(sum(parts, (part) => part.owed)),
      given: amount(sum(parts, (part) => part.given)),
      short: sum(parts, (part) => part.owed) > sum(parts, (part) => part.given),
      missingFen: sum(parts, (part) => part.missingFen),
      adopters: parts.filter((part) => part.given > 0).length,
    })),
    sequence: harvests.length + 1,
    failures,
    formId: newId(now),
    next: next && { id: next.id, fromDay: next.terms.fromDay },
    keptUntil: addDays(terms.untilDay, -30),
    mayFail:
      may(actor, rights['fail-plans']) && plan.status !== 'failed' && harvests.length < terms.deliveries,
  };

  function shownAdoption(adoption: Adoption) {
    const words = adoptionStates[adoption.status];
    return {
      number: adoption.number,
      plates: adoption.plates.join(t('、', ', ')),
      holder: adoption.holderName,
      tail: adoption.holderPhone.slice(-4),
      state: { tone: words.tone, text: t(words.zh, words.en) },
      priceFen: adoption.priceFen,
    };
  }
};

function plateToSee({ id, plates, plateName }: Adoption) {
  return { id, plates: plates.join(' '), name: plateName ?? '' };
}

export const actions: Actions = {
  give: async ({ locals, params, request }) => {
    const form = await request.formData();
    const id = broughtId(form, 'id', locals.now);
    const lotId = idIn(form, 'lot');
    const outcome = await locals.call((call) => giveHarvest(call, { id, planId: params.plan, lotId }));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/adoptions/${params.plan}`);
  },
  plate: async ({ locals, params, request }) => {
    const form = await request.formData();
    const outcome = await locals.call((call) =>
      decidePlate(call, {
        adoptionId: idIn(form, 'adoption'),
        name: String(form.get('name') ?? ''),
        show: form.get('show') === 'yes',
        reason: String(form.get('reason') ?? ''),
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/adoptions/${params.plan}`);
  },
  close: async ({ locals, params, request }) => {
    const form = await request.formData();
    const closed = form.get('closed') === 'yes';
    const outcome = await locals.call((call) => closePlan(call, { planId: params.plan, closed }));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/adoptions/${params.plan}`);
  },
  fail: async ({ locals, params, request }) => {
    const form = await request.formData();
    const outcome = await locals.call((call) =>
      failPlan(call, {
        id: broughtId(form, 'id', locals.now),
        planId: params.plan,
        words: String(form.get('words') ?? ''),
        paidOutFen: parseYuan(String(form.get('paid-out') ?? '0')) ?? -1,
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/adoptions/${params.plan}`);
  },
  next: async ({ locals, params, request }) => {
    const form = await request.formData();
    const kept = String(form.get('kept') ?? '');
    const outcome = await locals.call((call) =>
      openNextTerm(call, {
        id: broughtId(form, 'id', locals.now),
        planId: params.plan,
        priceFen: parseYuan(String(form.get('price') ?? '')) ?? 0,
        keptUntil: isDay(kept) ? kept : '2000-01-01',
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/adoptions/${outcome.value.id}`);
  },
};
