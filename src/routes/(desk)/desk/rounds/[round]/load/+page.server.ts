import { loadPictureOf } from '#delivery';
import { isId, newId } from '#shared/id.ts';
import { turnAway } from '../../../../../refused.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const picture = await locals.read((call) =>
    loadPictureOf(call, isId(params.round) ? params.round : newId()),
  );
  if (!picture.ok) turnAway(picture.refusal, locals.lang);
  const { manifest, rows } = picture.value;
  return {
    round: manifest.round,
    stops: manifest.stops.map(({ position, node, arrivedAt }) => ({
      position,
      code: node.code,
      nameZh: node.nameZh,
      nameEn: node.nameEn,
      arrivedAt,
    })),
    rows,
  };
};
