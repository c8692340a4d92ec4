import { redirect } from '@sveltejs/kit';
import { claimTerms, setClaimTerms, termsFor } from '#ordering';
import { parseYuan } from '#shared/money.ts';
import { answered } from '../../../../answered.ts';
import { refused } from '../../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { actor, lang } = locals;
  const { county, seller } = answered(await locals.read(claimTerms), lang);
  return {
    county,
    ofCounty: actor.roles.includes('officer') || actor.roles.includes('admin'),
    own: termsFor(county, seller),
    done: url.searchParams.get('done') !== null,
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const whole = (name: string) => {
      const text = String(form.get(name) ?? '').trim();
      return /^\d{1,4}$/.test(text) ? Number(text) : -1;
    };
    const outcome = await locals.call((call) =>
      setClaimTerms(call, {
        hoursToDecide: whole('hours'),
        smallFen: parseYuan(String(form.get('small') ?? '')) ?? -1,
        smallTimes: whole('times'),
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, '/desk/claims/terms?done');
  },
};
