import { tradeLists } from '#selling';
import type { PageServerLoad } from './$types';
import { standingBadge } from './standing-words.ts';

export const load: PageServerLoad = async ({ locals }) => {
  const { t } = locals;
  const lists = await locals.read(tradeLists);
  return {
    sellers: lists.map(({ seller, items, standing }) => ({
      id: seller.id,
      name: t(seller.name.zh, seller.name.en),
      items,
      badge: standingBadge(standing, t),
    })),
  };
};
