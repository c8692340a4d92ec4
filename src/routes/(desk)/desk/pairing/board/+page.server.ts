import { redirect } from '@sveltejs/kit';
import { closePost, lookAtBoard, postOnBoard, rights } from '#region';
import { may } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { answered } from '../../../../answered.ts';
import { idIn } from '../../../../id-in.ts';
import { refused } from '../../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
  ...answered(await locals.read((call) => lookAtBoard(call)), locals.lang),
  key: newId(locals.now),
  mayAsk: may(locals.actor, rights['keep-pairing']),
  organisationId: locals.actor.organisationId,
});

export const actions: Actions = {
  post: async ({ locals, request }) => {
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? '');
    const post = { id: idIn(form, 'key'), kind: text('kind'), title: text('title'), text: text('text') };
    const posted = await locals.call((call) => postOnBoard(call, post));
    if (!posted.ok) return refused(posted.refusal, locals.lang, form);
    redirect(303, '/desk/pairing/board');
  },
  close: async ({ locals, request }) => {
    const form = await request.formData();
    const closed = await locals.call((call) => closePost(call, idIn(form, 'post')));
    if (!closed.ok) return refused(closed.refusal, locals.lang, form);
    redirect(303, '/desk/pairing/board');
  },
};
