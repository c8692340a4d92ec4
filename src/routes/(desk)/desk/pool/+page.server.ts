import { redirect } from '@sveltejs/kit';
import { closePoolMonth, lookAtPoolMonth, poolDaysAhead } from '#planning';
import { addDays, type Day, dayOf, isDay } from '#shared/instant.ts';
import { answered } from '../../../answered.ts';
import { refused } from '../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const today = dayOf(locals.now);
  const month = monthAsked(url, today);
  const [looked, ahead] = await locals.read(async (call) => [
    await lookAtPoolMonth(call, month),
    await poolDaysAhead(call),
  ]);
  const first = `${today.slice(0, 7)}-01`;
  return {
    ...answered(looked, locals.lang),
    ahead: answered(ahead, locals.lang),
    today,
    days: [0, 1, 2].map((ahead) => addDays(today, ahead)),
    before: firstOf(addDays(month, -1)),
    after: month < first ? firstOf(addDays(month, 31)) : undefined,
    over: month < first,
    mayPool: locals.actor.roles.some((role) => role === 'officer' || role === 'admin'),
  };
};

export const actions: Actions = {
  close: async ({ locals, url, request }) => {
    const form = await request.formData();
    const month = monthAsked(url, dayOf(locals.now));
    const outcome = await locals.call((call) => closePoolMonth(call, month));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/pool?month=${month.slice(0, 7)}`);
  },
};

function monthAsked(url: URL, today: Day): Day {
  const day = `${url.searchParams.get('month') ?? ''}-01`;
  return isDay(day) ? day : firstOf(today);
}

function firstOf(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}
