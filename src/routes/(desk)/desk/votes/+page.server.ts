import { redirect } from '@sveltejs/kit';
import { placesOf } from '#people';
import { beginVote, countBallots, listVotes, openVote } from '#region';
import { newId } from '#shared/id.ts';
import type { Outcome } from '#shared/outcome.ts';
import { idIn } from '../../../id-in.ts';
import { refused } from '../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { votes, places } = await locals.read(async (call) => ({
    votes: await listVotes(call),
    places: await placesOf(call),
  }));
  return {
    key: newId(locals.now),
    votes: votes.map((vote) => ({
      ...vote,
      over: vote.closesAt !== undefined && vote.closesAt <= locals.now,
    })),
    villages: places
      .filter(({ level }) => level === 'village')
      .map(({ code, nameZh, nameEn }) => ({ value: code, label: locals.t(nameZh, nameEn) })),
  };
};

function done(outcome: Outcome<unknown>, { lang }: App.Locals, form: FormData) {
  if (!outcome.ok) return refused(outcome.refusal, lang, form);
  redirect(303, '/desk/votes');
}

export const actions: Actions = {
  open: async ({ locals, request }) => {
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const vote = {
      id: idIn(form, 'key'),
      placeCode: text('village'),
      title: text('title'),
      budget: Number(text('budget') || Number.NaN),
    };
    return done(await locals.call((call) => openVote(call, vote)), locals, form);
  },
  begin: async ({ locals, request }) => {
    const form = await request.formData();
    const days = Number(form.get('days') || Number.NaN);
    return done(await locals.call((call) => beginVote(call, idIn(form, 'vote'), days)), locals, form);
  },
  count: async ({ locals, request }) => {
    const form = await request.formData();
    return done(await locals.call((call) => countBallots(call, idIn(form, 'vote'))), locals, form);
  },
};
