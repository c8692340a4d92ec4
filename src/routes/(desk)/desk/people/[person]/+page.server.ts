import { redirect } from '@sveltejs/kit';
import { endMembership, memberById, phoneText } from '#people';
import { may } from '#shared/call.ts';
import { erasePersonalData, rights } from '#tracing';
import { answered } from '../../../../answered.ts';
import { idIn } from '../../../../id-in.ts';
import { refused } from '../../../../refused.ts';
import { roleIn } from '../asked.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { member, helpers } = await locals.read(async (call) =>
    answered(await memberById(call, { id: params.person }), locals.lang),
  );
  return {
    member: { ...member, phone: phoneText(member.phone) },
    helpers: helpers.map(({ id, helper, relation, grantedAt }) => ({
      id,
      name: helper.name,
      relation,
      grantedAt,
    })),
    mayErase: may(locals.actor, rights['erase-personal-data']),
    erased: /^\d+$/.exec(url.searchParams.get('erased') ?? '')?.[0],
    ended: url.searchParams.has('ended'),
  };
};

export const actions: Actions = {
  erase: async ({ locals, params }) => {
    const outcome = await locals.call((call) => erasePersonalData(call, { personId: params.person }));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang);
    redirect(303, `/desk/people/${params.person}?erased=${outcome.value.erased}`);
  },
  end: async ({ request, locals, params }) => {
    const form = await request.formData();
    const role = roleIn(form.get('role'));
    if (role) {
      const organisationId = idIn(form, 'organisation');
      const outcome = await locals.call((call) =>
        endMembership(call, { personId: params.person, organisationId, role }),
      );
      if (!outcome.ok) return refused(outcome.refusal, locals.lang);
    }
    // Without any role left they are in no register any more.
    const left = await locals.read((call) => memberById(call, { id: params.person }));
    redirect(303, left.ok ? `/desk/people/${params.person}?ended=1` : '/desk/people');
  },
};
