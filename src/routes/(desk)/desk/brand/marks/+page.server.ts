import { redirect } from '@sveltejs/kit';
import { lotsToMark, markLot, unmarkLot } from '#branding';
import { freeOf } from '#origin';
import { dayOf } from '#shared/instant.ts';
import { must, ok } from '#shared/outcome.ts';
import { quantityText } from '#shared/quantity.ts';
import { pageNumber } from '$ui/query.ts';
import { answered } from '../../../../answered.ts';
import { idIn } from '../../../../id-in.ts';
import { refused } from '../../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';
import { askedMarks, meant, stateOf } from './asked-marks.ts';

const SIZE = 30;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t, lang } = locals;
  const asked = askedMarks(url);
  const page = pageNumber(url);
  const { lots, more } = answered(await locals.read(lotsToMark), lang);
  const found = meant(lots, asked);
  const count = (show: ReturnType<typeof stateOf>) => lots.filter((each) => stateOf(each) === show).length;
  return {
    asked,
    page,
    size: SIZE,
    more,
    total: found.length,
    counts: { may: count('may'), marked: count('marked'), cannot: count('cannot') },
    done: Number(url.searchParams.get('done') ?? 0) || 0,
    rows: found.slice((page - 1) * SIZE, page * SIZE).map(({ lot, brand, state }) => ({
      id: lot.id,
      key: `${lot.id}.${brand.id}`,
      code: lot.code,
      product: t(lot.productNameZh, lot.productNameEn),
      grade: t(lot.gradeNameZh, lot.gradeNameEn),
      producer: t(lot.producerNameZh, lot.producerNameEn),
      free: quantityText({ milli: freeOf(lot), unit: lot.unit }, lang),
      harvestedAt: dayOf(lot.harvestedAt),
      brandId: brand.id,
      brand: t(brand.nameZh, brand.nameEn),
      state,
    })),
  };
};

export const actions: Actions = {
  /** Marks those of the chosen that may carry the mark now; the list then says why any other does not. */
  mark: async ({ locals, request, url }) => {
    const form = await request.formData();
    const chosen = new Set(form.getAll('lot').map(String));
    const outcome = await locals.call(async (call) => {
      const listed = await lotsToMark(call);
      if (!listed.ok) return listed;
      const able = listed.value.lots.filter(
        ({ lot, brand, state }) => state === 'may' && chosen.has(`${lot.id}.${brand.id}`),
      );
      for (const { lot, brand } of able) must(await markLot(call, { lotId: lot.id, brandId: brand.id }));
      return ok(able.length);
    });
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    const show = url.searchParams.get('show') ?? '';
    redirect(
      303,
      `/desk/brand/marks?${new URLSearchParams({ ...(show ? { show } : {}), done: String(outcome.value) })}`,
    );
  },
  unmark: async ({ locals, request }) => {
    const form = await request.formData();
    const reason = String(form.get('reason') ?? '');
    const input = { lotId: idIn(form, 'lot'), brandId: idIn(form, 'brand'), reason };
    const outcome = await locals.call((call) => unmarkLot(call, input));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, '/desk/brand/marks?show=marked');
  },
};
