import { phoneText, placesOf, rights, searchOrganisations } from '#people';
import { may } from '#shared/call.ts';
import { pageNumber } from '$ui/query.ts';
import { answered } from '../../../../answered.ts';
import { kindIn } from '../asked.ts';
import type { PageServerLoad } from './$types';

const SIZE = 25;

export const load: PageServerLoad = async ({ locals, url }) => {
  const q = url.searchParams.get('q') ?? '';
  const kind = kindIn(url.searchParams.get('kind'));
  const page = pageNumber(url);
  const { found, places } = await locals.read(async (call) => ({
    found: answered(await searchOrganisations(call, { q, kind, page, size: SIZE }), locals.lang),
    places: new Map(
      (await placesOf(call)).map((place) => [place.code, locals.t(place.nameZh, place.nameEn)]),
    ),
  }));
  return {
    q,
    kind,
    page,
    size: SIZE,
    total: found.total,
    mayAdd: may(locals.actor, rights['add-organisation']),
    organisations: found.organisations.map((each) => ({
      id: each.id,
      kind: each.kind,
      nameZh: each.nameZh,
      nameEn: each.nameEn,
      place: places.get(each.placeCode) ?? '',
      phone: phoneText(each.contactPhone),
    })),
  };
};
