import { redirect } from '@sveltejs/kit';
import {
  draftOffer,
  type Form,
  forms,
  formsFor,
  isBox,
  type Offerable,
  usualTerms,
  whatToOffer,
} from '#selling';
import { isId, newId } from '#shared/id.ts';
import { addDays, dayOf } from '#shared/instant.ts';
import { photoOf, picturesByIds } from '#shared/pictures.ts';
import { decimal, quantityText } from '#shared/quantity.ts';
import type { Tongue } from '#shared/tongue.ts';
import { answered } from '../../../../answered.ts';
import { refused } from '../../../../refused.ts';
import { draftIn } from '../offer-form.ts';
import type { Actions, PageServerLoad } from './$types';

/** What is offered: `goods` names one product and grade (or one harvest to come), `box` a kind of box. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { t, lang, now } = locals;
  const wanted = url.searchParams.get('goods') ?? '';
  const words = url.searchParams.get('q') ?? '';
  const forecastId = wanted.split(' ').find(isId);
  const { goods, more, wholesale, pictures } = await locals.read(async (call) => {
    const found = answered(await whatToOffer(call, { words, forecastId }), lang);
    return {
      ...found,
      pictures: await picturesByIds(
        call,
        found.goods.flatMap((each) => each.pictureId ?? []),
      ),
    };
  });
  const box = forms.find((form): form is Form => form === url.searchParams.get('box') && isBox(form));
  const chosen = goods.find((each) => keyOf(each) === wanted);
  const way = box ?? chosenForm(url, chosen);
  return {
    id: newId(now),
    goods: goods.map((each) => {
      const picture = pictures.get(each.pictureId ?? '');
      return {
        key: keyOf(each),
        part: `${each.productCode} ${each.grade} ${each.unit}`,
        name: nameOf(each, t),
        free: quantityText({ milli: each.milli, unit: each.unit }, lang),
        unit: each.unit,
        ahead: each.forecast && {
          ...each.forecast,
          grower: t(each.forecast.grower.zh, each.forecast.grower.en),
        },
        photo: picture && photoOf(picture).src,
      };
    }),
    words,
    more,
    box,
    chosen: chosen && {
      key: keyOf(chosen),
      name: nameOf(chosen, t),
      productCode: chosen.productCode,
      grade: chosen.grade,
      forecastId: chosen.forecast?.id,
      forms: formsFor(chosen.unit, chosen.forecast !== undefined),
      wholesale: wholesale.find((price) => price.productCode === chosen.productCode),
    },
    way,
    defaults: way && defaultsOf(way, chosen, dayOf(now)),
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const draft = draftIn(form, locals.actor.organisationId ?? '', locals.now);
    const outcome = await locals.call((call) => draftOffer(call, draft));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/offers/${outcome.value.id}`);
  },
};

function keyOf({ productCode, grade, unit, forecast }: Offerable): string {
  return [productCode, grade, forecast?.id ?? unit].join(' ');
}

function nameOf({ gradeName, product }: Offerable, t: Tongue): string {
  return t(`${gradeName.zh}${product.zh}`, `${product.en}, ${gradeName.en.toLowerCase()}`);
}

function chosenForm(url: URL, chosen: Offerable | undefined): Form | undefined {
  if (!chosen) return undefined;
  const able = formsFor(chosen.unit, chosen.forecast !== undefined);
  return able.find((form) => form === url.searchParams.get('form')) ?? able[0];
}

/** What the form is filled with: the usual terms, and selling from today until the harvest ends, or for a year. */
function defaultsOf(way: Form, chosen: Offerable | undefined, today: string) {
  const terms = usualTerms(way, chosen?.unit ?? 'piece');
  return {
    titleZh: chosen ? `${chosen.forecast ? '头茬' : ''}${chosen.gradeName.zh}${chosen.product.zh}` : '',
    titleEn: chosen
      ? `${chosen.forecast ? 'First ' : ''}${chosen.product.en}, ${chosen.gradeName.en.toLowerCase()}`
      : '',
    soldUnit: terms.soldUnit,
    priceUnit: terms.priceUnit,
    step: decimal(terms.step),
    least: decimal(terms.least),
    most: decimal(terms.most),
    tolerance: String(terms.toleranceBp / 100),
    onFrom: today,
    onUntil: chosen?.forecast?.until ?? addDays(today, 365),
  };
}
