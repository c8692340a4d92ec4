import { soldAhead } from '#ordering';
import { dayOf } from '#shared/instant.ts';
import { quantityText } from '#shared/quantity.ts';
import { answered } from '../../../answered.ts';
import type { PageServerLoad } from './$types';
import { shareHref } from './asked-harvest.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t, lang } = locals;
  const rows = answered(await locals.read(soldAhead), lang);
  const sellers = new Set(rows.map(({ sellerId }) => sellerId));
  return {
    today: dayOf(locals.now),
    shared: Number(url.searchParams.get('shared')) || 0,
    many: sellers.size > 1,
    harvests: rows.map((row) => ({
      href: shareHref(row),
      product: t(row.productZh, row.productEn),
      grade: t(row.gradeZh, row.gradeEn),
      seller: t(row.sellerZh, row.sellerEn),
      orders: row.orders,
      wanted: quantityText(row.wanted, lang),
      there: quantityText(row.there, lang),
      /** How much of what was sold is there, in percent. */
      part: Math.min(100, Math.floor((row.there.milli * 100) / Math.max(1, row.wanted.milli))),
      short: row.short,
      picking: row.picking,
      untilDay: row.untilDay,
      departs: row.departs,
    })),
  };
};
