import { type Card, sellersOffers } from '#selling';
import { dayOf } from '#shared/instant.ts';
import { yuan } from '#shared/money.ts';
import { unitWords } from '#shared/quantity.ts';
import { answered } from '../../../../answered.ts';
import { sheetResponse } from '../../../../sheet.ts';
import { askedOffers } from '../asked-offers.ts';
import { formWords } from '../form-words.ts';
import { standingWords } from '../standing-words.ts';
import type { RequestHandler } from './$types';

const MOST_ROWS = 5_000;

/** The same offers as the list shows, each as it stands today, as CSV or XLSX. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { t, lang, now } = locals;
  const { cards } = await locals.read(async (call) =>
    answered(await sellersOffers(call, { ...askedOffers(url), page: 1, size: MOST_ROWS }), lang),
  );
  const standing = ({ standing: each, offer }: Card) => standingWords(each, offer, t, lang);
  return sheetResponse(url, {
    name: t(`商品-${dayOf(now)}`, `offers-${dayOf(now)}`),
    rows: cards,
    columns: [
      { heading: t('商品', 'Offer'), cell: ({ offer }: Card) => t(offer.titleZh, offer.titleEn) },
      {
        heading: t('怎么卖', 'Sold'),
        cell: ({ offer }) => t(formWords[offer.form].zh, formWords[offer.form].en),
      },
      { heading: t('价格（元）', 'Price (yuan)'), cell: ({ offer }) => Number(yuan(offer.priceFen)) },
      { heading: t('每', 'Per'), cell: ({ offer }) => unitWords[offer.priceUnit][lang] },
      { heading: t('从', 'On sale from'), cell: ({ offer }) => offer.onFrom },
      { heading: t('到', 'On sale until'), cell: ({ offer }) => offer.onUntil },
      { heading: t('今天', 'Today'), cell: (card) => standing(card).state },
      { heading: t('原因', 'Why'), cell: (card) => standing(card).why },
    ],
  });
};
