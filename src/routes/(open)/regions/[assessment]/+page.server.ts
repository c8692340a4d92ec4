import { lookAtPublished } from '#region';
import { pageNumber } from '$ui/query.ts';
import { answered } from '../../../answered.ts';
import { mapAsked, regionsShown } from '../../../regions-shown.ts';
import type { PageServerLoad } from './$types';

const SIZE = 30;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const page = pageNumber(url);
  const looked = answered(await locals.read((call) => lookAtPublished(call, params.assessment)), locals.lang);
  return {
    id: looked.table.id,
    fileName: looked.table.fileName,
    found: regionsShown(looked, { page, size: SIZE, map: mapAsked(url) }),
    page,
    size: SIZE,
  };
};
