import { sellersOffers } from '#selling';
import { pageNumber } from '$ui/query.ts';
import { shownCard } from '../../../(shop)/shown.ts';
import { answered } from '../../../answered.ts';
import type { PageServerLoad } from './$types';
import { askedOffers } from './asked-offers.ts';
import { standingWords } from './standing-words.ts';

const SIZE = 20;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t, lang } = locals;
  const asked = askedOffers(url);
  const page = pageNumber(url);
  const { cards, total, counts, coop } = await locals.read(async (call) =>
    answered(await sellersOffers(call, { ...asked, page, size: SIZE }), lang),
  );
  return {
    ...asked,
    page,
    size: SIZE,
    total,
    counts,
    coop: coop && t(coop.zh, coop.en),
    offers: cards.map((card) => ({
      ...shownCard(card, undefined, locals),
      standing: standingWords(card.standing, card.offer, t, lang),
    })),
  };
};
