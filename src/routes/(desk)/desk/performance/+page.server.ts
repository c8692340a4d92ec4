import { redirect } from '@sveltejs/kit';
import { keepPerformance, keptResults, lookAtPerformance, quarterBefore, rights } from '#region';
import { may } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { idIn } from '../../../id-in.ts';
import { refused } from '../../../refused.ts';
import { scoreboardShown } from '../../../scoreboard-shown.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const quarter = url.searchParams.get('quarter') ?? '';
  const [seen, kept] = await locals.read(
    async (call) => [await lookAtPerformance(call, { quarter }), await keptResults(call)] as const,
  );
  return {
    // Made here, so that a result sent twice is kept once.
    key: newId(locals.now),
    period: seen.period,
    before: quarterBefore(seen.period),
    version: seen.rules.version,
    maySet: may(locals.actor, rights['set-performance-rules']),
    board: scoreboardShown(seen.types, seen.rules.rules, locals.lang),
    kept: kept.map(({ id, fromDay, untilDay, version, keptAt }) => ({
      id,
      fromDay,
      untilDay,
      version,
      keptAt,
    })),
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
