import { redirect } from '@sveltejs/kit';
import { reviseSeries, seriesAtDesk } from '#groupbuying';
import { isId, newId } from '#shared/id.ts';
import { answered } from '../../../../../answered.ts';
import { refused, typedIn } from '../../../../../refused.ts';
import { loadForm } from '../../load-form.ts';
import { stepped, termsIn, typedOf } from '../../series-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const asked = Object.fromEntries(url.searchParams);
  const form = await locals.read(async (call) => {
    const found = await seriesAtDesk(call, { seriesId: params.series });
    if (!found.ok) return found;
    return loadForm(
      call,
      asked['title-zh'] === undefined ? typedOf(found.value.series) : stepped(asked),
      locals,
    );
  });
  return { seriesId: params.series, ...answered(form, locals.lang) };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const seriesId = isId(params.series) ? params.series : newId(locals.now);
    const outcome = await locals.call((call) =>
      reviseSeries(call, { seriesId, terms: termsIn(typedIn(form)) }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/groups/${seriesId}?done=revised`);
  },
};
