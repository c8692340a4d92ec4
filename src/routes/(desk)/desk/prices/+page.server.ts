import { redirect } from '@sveltejs/kit';
import { products } from '#origin';
import {
  newestWholesalePrices,
  recordWholesalePrices,
  rights,
  type WholesalePrice,
  wholesalePricesOf,
} from '#selling';
import { may } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { parseYuan } from '#shared/money.ts';
import { refused } from '../../../refused.ts';
import { isCalled } from '../is-called.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t } = locals;
  const words = url.searchParams.get('q') ?? '';
  const wanted = url.searchParams.get('product');
  const { all, newest, history } = await locals.read(async (call) => ({
    all: await products(call),
    newest: await newestWholesalePrices(call),
    history: wanted === null ? [] : await wholesalePricesOf(call, wanted, 60),
  }));
  const prices = new Map(newest.map((price) => [price.productCode, price]));
  const product = all.find((each) => each.code === wanted);
  return {
    today: dayOf(locals.now),
    recorded: Number(url.searchParams.get('recorded') ?? 0) || 0,
    mayRecord: may(locals.actor, rights['record-wholesale-prices']),
    words,
    rows: all
      .filter((each) => isCalled(words, each.nameZh, each.nameEn))
      .map((each) => ({
        code: each.code,
        name: t(each.nameZh, each.nameEn),
        price: prices.get(each.code),
      })),
    last: newest.toSorted((a, b) => (a.day < b.day ? 1 : -1))[0],
    product: product && { name: t(product.nameZh, product.nameEn), history },
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const text = (name: string) =>
      String(form.get(name) ?? '')
        .normalize('NFKC')
        .trim();
    const { day, market, source } = { day: text('day'), market: text('market'), source: text('source') };
    const prices = [...form.keys()]
      .filter((name) => name.startsWith('price.') && text(name) !== '')
      .map(
        (name): WholesalePrice => ({
          ...{ day, market, source },
          productCode: name.slice('price.'.length),
          fenPerKg: parseYuan(text(name)) ?? 0,
        }),
      );
    const outcome = await locals.call((call) => recordWholesalePrices(call, prices));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/prices?recorded=${prices.length}`);
  },
};
