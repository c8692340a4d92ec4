import { redirect } from '@sveltejs/kit';
import { products } from '#origin';
import { costPerKg, costSheetsOf, keepCostSheet, sellersOffers } from '#selling';
import { type Fen, parseYuan, yuan } from '#shared/money.ts';
import { answered } from '../../../answered.ts';
import { refused } from '../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

const MOST_OFFERS = 200;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t, lang, actor } = locals;
  return locals.read(async (call) => {
    const page = { status: 'on', page: 1, size: MOST_OFFERS } as const;
    const { cards, coop } = answered(await sellersOffers(call, page), lang);
    const sold = new Set(cards.flatMap(({ offer }) => offer.parts.map(({ productCode }) => productCode)));
    const sheets = await costSheetsOf(call, actor.organisationId === undefined ? [] : [actor.organisationId]);
    const named = (await products(call)).filter(({ code }) => sold.has(code));
    return {
      kept: url.searchParams.get('kept') ?? '',
      coop: coop && t(coop.zh, coop.en),
      products: named.map(({ code, nameZh, nameEn }) => {
        const sheet = sheets.find(({ productCode }) => productCode === code);
        const typed = (fen: Fen | undefined) => (fen === undefined ? '' : yuan(fen));
        return {
          code,
          name: t(nameZh, nameEn),
          costFen: sheet && costPerKg(sheet),
          since: sheet?.since,
          costs: {
            growing: typed(sheet?.growingFen),
            picking: typed(sheet?.pickingFen),
            packing: typed(sheet?.packingFen),
            selling: typed(sheet?.sellingFen),
          },
        };
      }),
    };
  });
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const productCode = String(form.get('product') ?? '');
    // An empty field costs nothing; what cannot be read is refused.
    const fen = (name: string) => {
      const text = String(form.get(name) ?? '')
        .normalize('NFKC')
        .trim();
      return text === '' ? 0 : (parseYuan(text) ?? -1);
    };
    const outcome = await locals.call((call) =>
      keepCostSheet(call, {
        sellerId: call.actor.organisationId ?? '',
        productCode,
        growingFen: fen('growing'),
        pickingFen: fen('picking'),
        packingFen: fen('packing'),
        sellingFen: fen('selling'),
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/costs?kept=${encodeURIComponent(productCode)}`);
  },
};
