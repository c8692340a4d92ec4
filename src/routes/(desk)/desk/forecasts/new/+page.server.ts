import { redirect } from '@sveltejs/kit';
import { certainties, makeForecast, plotsOf, products, typedUnits } from '#origin';
import { newId } from '#shared/id.ts';
import { addDays, dayOf, isDay } from '#shared/instant.ts';
import { refuserOf } from '#shared/outcome.ts';
import { photoOf, picturesByIds } from '#shared/pictures.ts';
import { refusals } from '#shared/refusals.ts';
import { refused } from '../../../../refused.ts';
import { amountIn, isGiven } from '../../amount-form.ts';
import { broughtId } from '../../brought-id.ts';
import { householdsOf } from '../../household.ts';
import type { Actions, PageServerLoad } from './$types';

const refuse = refuserOf(refusals);

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t, now } = locals;
  const asked = (name: string) => url.searchParams.get(name) ?? '';
  return locals.read(async (call) => {
    const { chosen, choices } = await householdsOf(call, url, locals.t);
    const grown = new Set((chosen ? await plotsOf(call, [chosen.id]) : []).map((plot) => plot.productCode));
    const crops = (await products(call)).filter((product) => grown.has(product.code));
    const product = crops.length === 1 ? crops[0] : crops.find((each) => each.code === asked('product'));
    const pictures = await picturesByIds(
      call,
      crops.flatMap((each) => each.pictureId ?? []),
    );
    const today = dayOf(now);
    return {
      id: newId(now),
      chosen: chosen && { id: chosen.id, name: t(chosen.nameZh, chosen.nameEn) },
      households: choices,
      crops: crops.map((each) => {
        const picture = pictures.get(each.pictureId ?? '');
        return { code: each.code, name: t(each.nameZh, each.nameEn), photo: picture && photoOf(picture).src };
      }),
      product: product && {
        code: product.code,
        name: t(product.nameZh, product.nameEn),
        unit: product.unit,
        units: typedUnits(product.unit),
        grades: product.grades.map((each) => ({ value: each.code, label: t(each.nameZh, each.nameEn) })),
      },
      grade: asked('grade'),
      certainties,
      certainty: asked('certainty'),
      from: isDay(asked('from')) ? asked('from') : today,
      until: isDay(asked('until')) ? asked('until') : addDays(today, 14),
      today,
    };
  });
};

export const actions: Actions = {
  default: async ({ locals, request, url }) => {
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const day = (name: string) => (isDay(text(name)) ? text(name) : dayOf(locals.now));
    const outcome = await locals.call(async (call) => {
      const { chosen } = await householdsOf(call, url, locals.t);
      if (!chosen) return refuse('request.not-found');
      return makeForecast(call, {
        id: broughtId(form, 'id', locals.now),
        producerId: chosen.id,
        productCode: text('product'),
        ...(text('grade') ? { grade: text('grade') } : {}),
        fromDay: day('from'),
        untilDay: day('until'),
        low: amountIn(form, 'low'),
        likely: amountIn(form, 'likely'),
        high: amountIn(form, 'high'),
        ...(text('certainty') === '' ? {} : { certainty: Number(text('certainty')) }),
        ...(isGiven(form, 'presale') ? { presaleLimit: amountIn(form, 'presale') } : {}),
      });
    });
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    const beyond = outcome.value.beyond > 0 ? `?beyond=${outcome.value.id}` : '';
    redirect(303, `/desk/forecasts${beyond}`);
  },
};
