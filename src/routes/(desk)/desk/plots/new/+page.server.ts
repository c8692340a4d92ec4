import { redirect } from '@sveltejs/kit';
import { addPlot, products } from '#origin';
import { placesOf } from '#people';
import { newId } from '#shared/id.ts';
import { refuserOf } from '#shared/outcome.ts';
import { refusals } from '#shared/refusals.ts';
import { refused } from '../../../../refused.ts';
import { broughtId } from '../../brought-id.ts';
import { householdsOf } from '../../household.ts';
import type { Actions, PageServerLoad } from './$types';

const refuse = refuserOf(refusals);

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t } = locals;
  return locals.read(async (call) => {
    const { chosen, choices } = await householdsOf(call, url, locals.t);
    const places = await placesOf(call);
    const townships = new Map(places.map((place) => [place.code, place]));
    return {
      id: newId(locals.now),
      chosen: chosen && { id: chosen.id, village: chosen.placeCode },
      households: choices,
      crops: (await products(call)).map((product) => ({
        value: product.code,
        label: t(product.nameZh, product.nameEn),
      })),
      villages: places
        .filter((place) => place.level === 'village')
        .map((place) => {
          const township = townships.get(place.parentCode ?? '');
          return {
            value: place.code,
            label: [township, place].map((each) => (each ? t(each.nameZh, each.nameEn) : '')).join(' '),
          };
        }),
    };
  });
};

export const actions: Actions = {
  default: async ({ locals, request, url }) => {
    const form = await request.formData();
    const text = (name: string) =>
      String(form.get(name) ?? '')
        .normalize('NFKC')
        .trim();
    const id = broughtId(form, 'id', locals.now);
    const outcome = await locals.call(async (call) => {
      const { chosen } = await householdsOf(call, url, locals.t);
      if (!chosen) return refuse('request.not-found');
      const village = (await placesOf(call)).find((place) => place.code === text('village'));
      const measured = text('lat') !== '' && text('lng') !== '';
      return addPlot(call, {
        id,
        producerId: chosen.id,
        name: text('name'),
        placeCode: text('village'),
        productCode: text('crop'),
        areaMu: text('area'),
        lat: measured ? Number(text('lat')) : (village?.lat ?? 0),
        lng: measured ? Number(text('lng')) : (village?.lng ?? 0),
        positionApproximate: !measured,
      });
    });
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/plots/${id}`);
  },
};
