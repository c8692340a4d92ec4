import { type Status, sellersOffers } from '#selling';
import { pageNumber } from '$ui/query.ts';
import { shownCard } from '../../../(shop)/shown.ts';
import { answered } from '../../../answered.ts';
import type { PageServerLoad } from './$types';
import { standingWords } from './standing-words.ts';

const SIZE = 20;
const statuses = ['on', 'draft', 'paused', 'ended'] as const satisfies readonly Status[];

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t, lang } = locals;
  const status = statuses.find((each) => each === url.searchParams.get('show')) ?? 'on';
  const page = pageNumber(url);
  const { cards, counts, coop } = await locals.read(async (call) =>
    answered(await sellersOffers(call, { status, page, size: SIZE }), lang),
  );
  return {
    status,
    page,
    size: SIZE,
    counts,
    coop: coop && t(coop.zh, coop.en),
    offers: cards.map((card) => ({
      ...shownCard(card, undefined, locals),
      standing: standingWords(card.standing, card.offer, t, lang),
    })),
  };
};
