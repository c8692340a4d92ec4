import { redirect } from '@sveltejs/kit';
import {
  askForPlan,
  askWays,
  dayBoard,
  hoursLost,
  inTongue,
  prepareWays,
  settleTrouble,
  waysAroundTrouble,
} from '#dispatching';
import { newId } from '#shared/id.ts';
import { addDays, dayOf } from '#shared/instant.ts';
import { answered } from '../../../answered.ts';
import { idIn } from '../../../id-in.ts';
import { refused } from '../../../refused.ts';
import { dayAsked, idAsked } from '../shipments/asked.ts';
import type { Actions, PageServerLoad } from './$types';

const EFFORTS = [3, 15, 60];

export const load: PageServerLoad = async ({ locals, url }) => {
  const today = dayOf(locals.now);
  const day = dayAsked(url, today);
  const asked = { day, carrierId: idAsked(url, 'carrier') };
  let board = answered(await locals.read((call) => dayBoard(call, asked)), locals.lang);
  if (board.waysAsked) {
    // A road service takes its time: it is asked between two looks, not within one.
    const ways = await askWays(board.waysAsked);
    board = answered(await locals.read((call) => dayBoard(call, { ...asked, ways })), locals.lang);
  }
  const { known, plans, troubles, alerts, carriers, carrierId, mayPlan, sinceAccepted } = board;
  return {
    ...{ today, day, days: [0, 1, 2].map((ahead) => addDays(today, ahead)), carriers, carrierId, mayPlan },
    planId: newId(locals.now),
    efforts: EFFORTS,
    sinceAccepted,
    due: {
      parcels: known.given.stops.reduce((sum, { parcels }) => sum + parcels.length, 0),
      nodes: new Set(known.given.stops.map(({ spot }) => spot.nodeId)).size,
      byBus: known.byBus.length,
      byHand: known.byHand.length,
      byOthers: known.byOthers.length,
    },
    vehicles: known.given.vehicles,
    plans: plans.map(({ id, number, status, askedAt, askedByName: by, figures, faulty, progress }) => {
      return { id, number, status, askedAt, by, figures, faulty, running: progress !== undefined };
    }),
    alerts: alerts.map(({ header, description, ...alert }) => ({
      ...alert,
      header: inTongue(header, locals.lang),
      description: inTongue(description, locals.lang),
    })),
    troubles: troubles.map(({ trouble, out }) => ({
      trouble: { ...trouble, hoursLost: hoursLost(Number(trouble.temperatureC), trouble.minutesWarm ?? 0) },
      // The copy of the day stays on the server.
      out: out && { ...out, replan: out.replan && { ...out.replan, given: undefined, routes: [] } },
    })),
  };
};

export const actions: Actions = {
  plan: async ({ locals, request, url }) => {
    const form = await request.formData();
    const wanted = { carrierId: idIn(form, 'carrier'), day: dayAsked(url, dayOf(locals.now)) };
    const prepared = await locals.read((call) => prepareWays(call, wanted));
    if (!prepared.ok) return refused(prepared.refusal, locals.lang, form);
    const ways = await askWays(prepared.value);
    const [id, seconds] = [idIn(form, 'id'), Number(form.get('seconds'))];
    const outcome = await locals.call((call) => askForPlan(call, { ...wanted, id, seconds, ways }));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/day/plans/${outcome.value.id}`);
  },

  settle: async ({ locals, request }) => {
    const form = await request.formData();
    const asked = String(form.get('how'));
    const how = asked === 'replanned' || asked === 'waits' ? asked : 'leaves';
    const id = idIn(form, 'trouble');
    const around = await locals.read((call) => waysAroundTrouble(call, id));
    if (!around.ok) return refused(around.refusal, locals.lang, form);
    const ways = await askWays(around.value);
    const outcome = await locals.call((call) => settleTrouble(call, { id, how, ways }));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/day?day=${outcome.value.day}&carrier=${outcome.value.carrierId}`);
  },
};
