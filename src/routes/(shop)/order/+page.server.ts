import { redirect } from '@sveltejs/kit';
import { openByPhoneTail } from '#ordering';
import { refused } from '../../refused.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const number = String(form.get('number') ?? '');
    const tail = String(form.get('tail') ?? '');
    const outcome = await locals.call((call) => openByPhoneTail(call, { number, tail }));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    if (outcome.value === 'wrong') {
      return refused({ code: 'ordering.no-such-order', facts: {} }, locals.lang, form);
    }
    redirect(303, `/order/${outcome.value.number}?t=${outcome.value.token}`);
  },
};
