import { redirect } from '@sveltejs/kit';
import { addPairEntry, answerPair, lookAtPair, rights } from '#region';
import { may } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { parseYuan } from '#shared/money.ts';
import { answered } from '../../../../../answered.ts';
import { idIn } from '../../../../../id-in.ts';
import { refused } from '../../../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const looked = answered(await locals.read((call) => lookAtPair(call, params.pair)), locals.lang);
  const { actor } = locals;
  const own = looked.pair.organisationId === actor.organisationId && may(actor, rights.sponsor);
  return { ...looked, own, key: newId(locals.now) };
};

export const actions: Actions = {
  answer: async ({ locals, params, request }) => {
    const form = await request.formData();
    const answer = String(form.get('answer') ?? '');
    const accept = form.get('accept') === 'yes';
    const done = await locals.call((call) => answerPair(call, { id: params.pair, accept, answer }));
    if (!done.ok) return refused(done.refusal, locals.lang, form);
    redirect(303, `/desk/pairing/pairs/${params.pair}`);
  },
  entry: async ({ locals, params, request }) => {
    const form = await request.formData();
    const entry = {
      id: idIn(form, 'key'),
      kind: form.get('kind') === 'gained' ? 'gained' : 'put-in',
      fen: parseYuan(String(form.get('amount') ?? '')),
      what: String(form.get('what') ?? ''),
    } as const;
    const done = await locals.call((call) => addPairEntry(call, params.pair, entry));
    if (!done.ok) return refused(done.refusal, locals.lang, form);
    redirect(303, `/desk/pairing/pairs/${params.pair}`);
  },
};
