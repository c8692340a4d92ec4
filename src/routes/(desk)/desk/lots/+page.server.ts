import { freeOf, listLots, lotsToDo, rights } from '#origin';
import { may } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { ok } from '#shared/outcome.ts';
import { pageNumber } from '$ui/query.ts';
import { turnAway } from '../../../refused.ts';
import type { PageServerLoad } from './$types';
import { askedLots } from './asked-lots.ts';

const SIZE = 30;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t, lang } = locals;
  const asked = askedLots(url);
  const page = pageNumber(url);
  const found = await locals.read(async (call) => {
    const listed = await listLots(call, { ...asked, limit: SIZE, offset: (page - 1) * SIZE });
    if (!listed.ok) return listed;
    const counts = await lotsToDo(call);
    return counts.ok ? ok({ ...listed.value, counts: counts.value }) : counts;
  });
  if (!found.ok) return turnAway(found.refusal, lang);
  const { lots, total, counts } = found.value;
  return {
    asked,
    page,
    size: SIZE,
    total,
    counts,
    today: dayOf(locals.now),
    many: !locals.actor.roles.includes('grower'),
    mayHarvest: may(locals.actor, rights['keep-lots']),
    lots: lots.map((lot) => ({
      code: lot.code,
      product: t(lot.productNameZh, lot.productNameEn),
      grade: t(lot.gradeNameZh, lot.gradeNameEn),
      producer: t(lot.producerNameZh, lot.producerNameEn),
      free: { milli: freeOf(lot), unit: lot.unit },
      harvestedAt: dayOf(lot.harvestedAt),
      goodUntil: lot.goodUntil,
      status: lot.status,
      forSale: lot.forSale,
    })),
  };
};
