import { redirect } from '@sveltejs/kit';
import { castBallot, lookAtVote, proposeProject } from '#region';
import { newId } from '#shared/id.ts';
import { answered } from '../../../answered.ts';
import { idIn } from '../../../id-in.ts';
import { refused } from '../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const looked = answered(await locals.read((call) => lookAtVote(call, params.vote)), locals.lang);
  const { counted, vote } = looked;
  return {
    ...looked,
    key: newId(locals.now),
    signedIn: locals.actor.personId !== undefined,
    open: vote.state === 'voting' && vote.closesAt !== undefined && locals.now < vote.closesAt,
    counted: counted && {
      votes: counted.votes,
      decided: counted.decided,
      beside: [counted.decided, counted.beside.shares, counted.beside.phragmen, counted.beside.byVotes],
    },
  };
};

export const actions: Actions = {
  propose: async ({ locals, params, request }) => {
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const proposed = await locals.call((call) =>
      proposeProject(call, params.vote, {
        id: idIn(form, 'key'),
        name: text('name'),
        about: text('about'),
        cost: Number(text('cost') || Number.NaN),
      }),
    );
    if (!proposed.ok) return refused(proposed.refusal, locals.lang, form);
    redirect(303, `/votes/${params.vote}`);
  },
  vote: async ({ locals, params, request }) => {
    const form = await request.formData();
    const wanted = form.getAll('project').map(String);
    const cast = await locals.call((call) => castBallot(call, params.vote, wanted));
    if (!cast.ok) return refused(cast.refusal, locals.lang, form);
    redirect(303, `/votes/${params.vote}`);
  },
};
