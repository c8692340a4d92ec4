import { redirect } from '@sveltejs/kit';
import { inviteMember, organisation, organisationById, phoneText, placesOf, searchMembers } from '#people';
import { newId } from '#shared/id.ts';
import { pageNumber } from '$ui/query.ts';
import { answered } from '../../../../../answered.ts';
import { idIn } from '../../../../../id-in.ts';
import { refused } from '../../../../../refused.ts';
import { roleIn } from '../../asked.ts';
import type { Actions, PageServerLoad } from './$types';

const SIZE = 25;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { lang, t } = locals;
  const page = pageNumber(url);
  return locals.read(async (call) => {
    const { organisation: found, appointable } = answered(
      await organisationById(call, { id: params.organisation }),
      lang,
    );
    const { members, total } = answered(
      await searchMembers(call, { q: '', organisationId: found.id, page, size: SIZE }),
      lang,
    );
    const coop = found.coopId === undefined ? undefined : await organisation(call, found.coopId);
    const place = (await placesOf(call)).find((each) => each.code === found.placeCode);
    return {
      organisation: found,
      place: place ? t(place.nameZh, place.nameEn) : '',
      phone: phoneText(found.contactPhone),
      coop: coop && { id: coop.id, name: t(coop.nameZh, coop.nameEn) },
      members: members.map((member) => ({
        id: member.id,
        name: member.name,
        phone: phoneText(member.phone),
        roles: member.hats.filter((hat) => hat.organisationId === found.id).map((hat) => hat.role),
      })),
      ...{ total, page, size: SIZE, appointable },
      newId: newId(locals.now),
      done: url.searchParams.has('done'),
    };
  });
};

export const actions: Actions = {
  appoint: async ({ request, locals, params }) => {
    const form = await request.formData();
    const role = roleIn(form.get('role'));
    if (role) {
      const outcome = await locals.call((call) =>
        inviteMember(call, {
          id: idIn(form, 'id'),
          phone: String(form.get('phone') ?? ''),
          name: String(form.get('name') ?? ''),
          organisationId: params.organisation,
          role,
        }),
      );
      if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    }
    redirect(303, `/desk/people/organisations/${params.organisation}?done=1`);
  },
};
