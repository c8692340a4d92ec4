import { redirect } from '@sveltejs/kit';
import { openSeries, seriesAtDesk } from '#groupbuying';
import { isId, newId } from '#shared/id.ts';
import { addDays, dayOf } from '#shared/instant.ts';
import { answered } from '../../../../answered.ts';
import { refused, typedIn } from '../../../../refused.ts';
import { loadForm } from '../load-form.ts';
import { stepped, type Typed, termsIn, typedOf } from '../series-form.ts';
import type { Actions, PageServerLoad } from './$types';

/** An empty form, or one filled in like a series of one's own (`like`); what was typed meanwhile stands in the address. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { lang, now } = locals;
  const asked = Object.fromEntries(url.searchParams);
  const tomorrow = addDays(dayOf(now), 1);
  const usual: Typed = {
    'first-day': tomorrow,
    opens: '08:00',
    every: '7',
    'open-hours': '48',
    'extend-hours': '24',
  };
  const like = url.searchParams.get('like') ?? '';
  const form = await locals.read(async (call) => {
    if (!isId(like) || asked['title-zh'] !== undefined)
      return loadForm(call, { ...usual, ...stepped(asked) }, locals);
    const found = await seriesAtDesk(call, { seriesId: like });
    if (!found.ok) return found;
    const typed = { ...typedOf(found.value.series), 'first-day': tomorrow, 'last-day': '' };
    return loadForm(call, typed, locals);
  });
  return { id: newId(now), ...answered(form, lang) };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const typed = typedIn(form);
    const id = isId(typed.id ?? '') ? (typed.id ?? '') : newId(locals.now);
    const outcome = await locals.call((call) => openSeries(call, { ...termsIn(typed), id }));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/groups/${outcome.value.id}?done=opened`);
  },
};
