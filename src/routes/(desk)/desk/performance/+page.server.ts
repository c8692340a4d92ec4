import { redirect } from '@sveltejs/kit';
import { keepPerformance, rights } from '#region';
import { may } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { idIn } from '../../../id-in.ts';
import { performanceShown } from '../../../performance-shown.ts';
import { refused } from '../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const quarter = url.searchParams.get('quarter') ?? '';
  return {
    // Made here, so that a result sent twice is kept once.
    key: newId(locals.now),
    maySet: may(locals.actor, rights['set-performance-rules']),
    shown: await locals.read((call) => performanceShown(call, quarter, locals.lang)),
  };
};

export const actions: Actions = {
  keep: async ({ locals, request }) => {
    const form = await request.formData();
    const kept = await locals.call((call) =>
      keepPerformance(call, { id: idIn(form, 'key'), quarter: String(form.get('quarter') ?? '') }),
    );
    if (!kept.ok) return refused(kept.refusal, locals.lang, form);
    redirect(303, `/performance/${kept.value.id}`);
  },
};
