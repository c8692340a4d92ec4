import { redirect } from '@sveltejs/kit';
import {
  acceptPoolDay,
  bringToPool,
  confirmPoolDay,
  keepPoolTry,
  lookAtPoolDay,
  preparePool,
  undoPoolDay,
  waysOfPool,
  workOutPool,
} from '#planning';
import { addDays, dayOf } from '#shared/instant.ts';
import { answered } from '../../../../answered.ts';
import { idIn } from '../../../../id-in.ts';
import { refused } from '../../../../refused.ts';
import { dayAsked, idAsked } from '../../shipments/asked.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const today = dayOf(locals.now);
  const day = dayAsked(url, today);
  const looked = answered(
    await locals.read((call) => lookAtPoolDay(call, { day, carrierId: idAsked(url, 'carrier') })),
    locals.lang,
  );
  const ways = looked.tried?.ways;
  return {
    ...looked,
    waysSaid: looked.tried ? waysOfPool(ways, locals.lang) : '',
    today,
    over: day < today,
    days: [0, 1, 2].map((ahead) => addDays(today, ahead)),
  };
};

export const actions: Actions = {
  bring: async ({ locals, request, url }) => {
    const form = await request.formData();
    const day = dayAsked(url, dayOf(locals.now));
    const organisationId = idIn(form, 'carrier');
    const text = String(form.get('lines') ?? '');
    const outcome = await locals.call((call) => bringToPool(call, { day, organisationId, text }));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/pool/day?day=${day}&carrier=${organisationId}`);
  },

  work: async ({ locals, request, url }) => {
    const form = await request.formData();
    const day = dayAsked(url, dayOf(locals.now));
    const rule = form.get('rule') === 'weight-distance' ? 'weight-distance' : 'shapley';
    const prepared = await locals.read((call) => preparePool(call, { day, rule }));
    if (!prepared.ok) return refused(prepared.refusal, locals.lang, form);
    const pooled = await workOutPool(prepared.value);
    if (!pooled.ok) return refused(pooled.refusal, locals.lang, form);
    const kept = await locals.call((call) => keepPoolTry(call, prepared.value, pooled.value));
    if (!kept.ok) return refused(kept.refusal, locals.lang, form);
    redirect(303, `/desk/pool/day?day=${day}#compared`);
  },

  accept: async ({ locals, request, url }) => {
    const form = await request.formData();
    const day = dayAsked(url, dayOf(locals.now));
    const outcome = await locals.call((call) => acceptPoolDay(call, day));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/pool/day?day=${day}#rounds`);
  },

  undo: async ({ locals, request, url }) => {
    const form = await request.formData();
    const day = dayAsked(url, dayOf(locals.now));
    const outcome = await locals.call((call) => undoPoolDay(call, day));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/pool/day?day=${day}`);
  },

  confirm: async ({ locals, request, url }) => {
    const form = await request.formData();
    const day = dayAsked(url, dayOf(locals.now));
    const outcome = await locals.call((call) => confirmPoolDay(call, day));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/pool?month=${day.slice(0, 7)}`);
  },
};
