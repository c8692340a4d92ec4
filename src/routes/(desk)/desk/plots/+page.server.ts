import { pageNumber } from '$ui/query.ts';
import { householdsOf } from '../household.ts';
import type { PageServerLoad } from './$types';
import { askedPlots, shownPlots } from './shown-plots.ts';

const SIZE = 30;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t } = locals;
  const page = pageNumber(url);
  return locals.read(async (call) => {
    const { chosen, all } = await householdsOf(call, url, t);
    const asked = { ...askedPlots(url), ...(chosen ? { producerId: chosen.id } : {}) };
    const shown = await shownPlots(call, { ...asked, limit: SIZE, offset: (page - 1) * SIZE }, locals);
    return {
      ...shown,
      words: asked.words,
      page,
      size: SIZE,
      many: all.length > 1,
      chosen: chosen && { id: chosen.id, name: t(chosen.nameZh, chosen.nameEn) },
    };
  });
};
