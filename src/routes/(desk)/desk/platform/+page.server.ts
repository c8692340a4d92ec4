import { redirect } from '@sveltejs/kit';
import { bookStanding, checkBookNow, chooseCashier, rights } from '#paying';
import { may } from '#shared/call.ts';
import { ok, refuserOf } from '#shared/outcome.ts';
import { refusals } from '#shared/refusals.ts';
import { retryStuckJobs, stuckJobs } from '#shared/stuck-jobs.ts';
import { answered } from '../../../answered.ts';
import { refused } from '../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

const refuse = refuserOf(refusals);

export const load: PageServerLoad = async ({ locals, url }) => {
  const { standing, jobs } = await locals.read(async (call) => ({
    standing: answered(await bookStanding(call), locals.lang),
    jobs: await stuckJobs(call),
  }));
  const { check, unanswered, differences, rule, cashier, providers } = standing;
  return {
    check,
    balances: check && Object.entries(check).every(([name, off]) => name === 'at' || off === 0),
    unanswered: unanswered.map(({ id, amountFen, reason, askedAt }) => ({ id, amountFen, reason, askedAt })),
    differences,
    rule,
    cashier,
    providers,
    jobs,
    done: url.searchParams.get('done') ?? undefined,
  };
};

export const actions: Actions = {
  check: async ({ locals }) => {
    const outcome = await locals.call(checkBookNow);
    if (!outcome.ok) return refused(outcome.refusal, locals.lang);
    redirect(303, '/desk/platform?done=check');
  },
  cashier: async ({ locals, request }) => {
    const form = await request.formData();
    const outcome = await locals.call((call) => chooseCashier(call, String(form.get('provider'))));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, '/desk/platform?done=cashier');
  },
  retry: async ({ locals, request }) => {
    const form = await request.formData();
    const outcome = await locals.call(async (call) => {
      if (!may(call.actor, rights['watch-book'])) return refuse('request.not-found');
      await retryStuckJobs(call, form.getAll('job').map(String));
      return ok();
    });
    if (!outcome.ok) return refused(outcome.refusal, locals.lang);
    redirect(303, '/desk/platform?done=retry');
  },
};
