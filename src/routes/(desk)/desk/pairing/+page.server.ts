import { redirect } from '@sveltejs/kit';
import { listRegionTables, listRounds, openRound, ownPairs, rights } from '#region';
import { may } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { answered } from '../../../answered.ts';
import { idIn } from '../../../id-in.ts';
import { refused } from '../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { lang, actor, now } = locals;
  const mayOpen = may(actor, rights['keep-pairing']);
  const { rounds, pairs } = await locals.read(async (call) => ({
    rounds: await listRounds(call),
    pairs: await ownPairs(call),
  }));
  const tables = mayOpen
    ? answered(await locals.read((call) => listRegionTables(call, { limit: 50, offset: 0 })), lang).lines
    : [];
  return {
    key: newId(now),
    mayOpen,
    rounds: answered(rounds, lang),
    pairs,
    tables: tables.filter(({ assessed }) => assessed).map(({ id, fileName }) => ({ id, fileName })),
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const opened = await locals.call((call) =>
      openRound(call, {
        id: idIn(form, 'key'),
        assessmentId: idIn(form, 'table'),
        title: String(form.get('title') ?? ''),
      }),
    );
    if (!opened.ok) return refused(opened.refusal, locals.lang, form);
    redirect(303, `/desk/pairing/${opened.value.id}`);
  },
};
