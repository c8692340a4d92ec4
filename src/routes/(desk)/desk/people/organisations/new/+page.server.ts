import { redirect } from '@sveltejs/kit';
import { addOrganisation, organisationsOfKind, placesOf } from '#people';
import { newId } from '#shared/id.ts';
import { idIn } from '../../../../../id-in.ts';
import { refused } from '../../../../../refused.ts';
import { kindIn } from '../../asked.ts';
import { kinds } from '../../kind-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { actor, t } = locals;
  const { places, coops } = await locals.read(async (call) => ({
    places: await placesOf(call),
    coops: await organisationsOfKind(call, 'coop'),
  }));
  const ownCoop = actor.roles.includes('coop-staff') ? actor.organisationId : undefined;
  return {
    newId: newId(locals.now),
    // What the caller may register: co-op staff only households of their own.
    kinds: ownCoop ? (['household'] as const) : kinds.filter((kind) => kind !== 'platform'),
    places: places
      .filter(({ level }) => level !== 'city')
      .map((place) => ({
        value: place.code,
        label: `${place.level === 'village' ? '　' : ''}${t(place.nameZh, place.nameEn)}`,
      })),
    coops: coops
      .filter((coop) => ownCoop === undefined || coop.id === ownCoop)
      .map((coop) => ({ value: coop.id, label: t(coop.nameZh, coop.nameEn) })),
    ownCoop,
  };
};

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const outcome = await locals.call((call) =>
      addOrganisation(call, {
        id: idIn(form, 'id'),
        kind: kindIn(form.get('kind')) ?? 'household',
        nameZh: text('nameZh'),
        nameEn: text('nameEn') || text('nameZh'),
        placeCode: text('placeCode'),
        address: text('address'),
        contactPhone: text('contactPhone'),
        ...(text('uscc') ? { uscc: text('uscc') } : {}),
        ...(text('coopId') ? { coopId: idIn(form, 'coopId') } : {}),
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/people/organisations/${idIn(form, 'id')}`);
  },
};
