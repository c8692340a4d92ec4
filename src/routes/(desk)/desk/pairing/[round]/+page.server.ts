import { redirect } from '@sveltejs/kit';
import { changeProject, lookAtRound, offerProject, proposePairs, rights, withdrawProject } from '#region';
import { may } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { answered } from '../../../../answered.ts';
import { idIn } from '../../../../id-in.ts';
import { refused } from '../../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const looked = answered(await locals.read((call) => lookAtRound(call, params.round)), locals.lang);
  const { now, projects, round } = looked;
  const projectOf = (id: string | undefined) => projects.find((project) => project.id === id);
  return {
    ...looked,
    key: newId(locals.now),
    mayOffer: may(locals.actor, rights.sponsor) && !round.proposedAt,
    mayPropose: may(locals.actor, rights['keep-pairing']),
    own: projects.filter(({ organisationId }) => organisationId === locals.actor.organisationId),
    weighed: round.weighed ?? now?.weighed,
    rows: now?.stable.map(({ unit, unitName, projectId }, at) => ({
      unit,
      unitName,
      stable: projectOf(projectId)?.name,
      optimal: projectOf(now.optimal[at]?.projectId)?.name,
    })),
    now: undefined,
  };
};

export const actions: Actions = {
  offer: async ({ locals, params, request }) => {
    const form = await request.formData();
    const offered = await locals.call((call) =>
      offerProject(call, params.round, { id: idIn(form, 'key'), ...projectIn(form) }),
    );
    if (!offered.ok) return refused(offered.refusal, locals.lang, form);
    redirect(303, `/desk/pairing/${params.round}`);
  },
  change: async ({ locals, params, request }) => {
    const form = await request.formData();
    const project = { id: idIn(form, 'project'), ...projectIn(form) };
    const changed = await locals.call((call) => changeProject(call, params.round, project));
    if (!changed.ok) return refused(changed.refusal, locals.lang, form);
    redirect(303, `/desk/pairing/${params.round}`);
  },
  withdraw: async ({ locals, params, request }) => {
    const form = await request.formData();
    const gone = await locals.call((call) => withdrawProject(call, params.round, idIn(form, 'project')));
    if (!gone.ok) return refused(gone.refusal, locals.lang, form);
    redirect(303, `/desk/pairing/${params.round}`);
  },
  propose: async ({ locals, params, request }) => {
    const form = await request.formData();
    const method = form.get('method') === 'optimal' ? 'optimal' : 'stable';
    const proposed = await locals.call((call) => proposePairs(call, params.round, method));
    if (!proposed.ok) return refused(proposed.refusal, locals.lang, form);
    redirect(303, `/desk/pairing/${params.round}`);
  },
};

function projectIn(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '');
  return { name: text('name'), kind: text('kind'), places: Number(text('places') || Number.NaN) };
}
