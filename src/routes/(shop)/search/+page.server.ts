import { offersOnSale, search, seasonCalendar } from '#selling';
import { refuserOf } from '#shared/outcome.ts';
import { refusals } from '#shared/refusals.ts';
import { turnAway } from '../../refused.ts';
import { categoryName } from '../category-words.ts';
import { chosenNode } from '../chosen-node.ts';
import { shownArrival, shownCard } from '../shown.ts';
import type { PageServerLoad } from './$types';

const refuse = refuserOf(refusals);

/** Offers on one page. */
const MOST = 24;
/** Longer than any name of a product, a village or a household. */
const LONGEST = 60;

/** What is asked for by words (`q`), by product or by category; each is a link one can send. */
export const load: PageServerLoad = async ({ locals, url, cookies }) => {
  const { t } = locals;
  const nodeId = chosenNode(cookies);
  const words = (url.searchParams.get('q') ?? '').slice(0, LONGEST);
  const productCode = url.searchParams.get('product') ?? undefined;
  const category = url.searchParams.get('category') ?? undefined;
  const after = Number.parseInt(url.searchParams.get('after') ?? '', 10);
  const from = Number.isNaN(after) ? undefined : after;
  if (words !== '' || (productCode === undefined && category === undefined)) {
    const found = await locals.read((call) => search(call, { words, nodeId }));
    return {
      words,
      title:
        words === ''
          ? t('找点什么？', 'What are you looking for?')
          : t(`找“${words}”`, `Looking for “${words}”`),
      arrival: shownArrival(found.arrival, locals),
      cards: found.cards.map((card) => shownCard(card, found.arrival?.next?.arrives, locals)),
      kinds: found.kinds.map((row) => ({ ...row, name: t(row.name.zh, row.name.en) })),
      makers: found.makers.map((maker) => ({
        id: maker.id,
        name: t(maker.name.zh, maker.name.en),
        place: [maker.township, maker.village]
          .flatMap((place) => (place ? [t(place.zh, place.en)] : []))
          .join(' '),
      })),
      next: undefined,
    };
  }
  const { kinds, found } = await locals.read(async (call) => {
    const kinds = (await seasonCalendar(call)).filter(
      (row) => row.code === productCode || row.category === category,
    );
    const ripe = kinds.filter((row) => row.ripe);
    const single = productCode ?? (ripe.length === 1 ? ripe[0]?.code : undefined);
    if (single !== undefined) {
      const wanted = { nodeId, category, productCodes: [single], each: MOST, after: from };
      return { kinds, found: await offersOnSale(call, wanted) };
    }
    // Few kinds with several of each, or many with one.
    const each = Math.max(1, Math.floor(MOST / Math.max(1, ripe.length)));
    const found = await offersOnSale(call, { nodeId, category, each, most: MOST, afterKind: from });
    return { kinds, found: { ...found, next: found.nextKind } };
  });
  const [only] = kinds;
  if (!only) return turnAway(refuse('request.not-found').refusal, locals.lang);
  return {
    words,
    title: productCode === undefined ? categoryName(only.category, t) : t(only.name.zh, only.name.en),
    arrival: shownArrival(found.arrival, locals),
    cards: found.ripe.map((card) => shownCard(card, found.arrival?.next?.arrives, locals)),
    kinds: kinds.map((row) => ({ ...row, name: t(row.name.zh, row.name.en) })),
    makers: [],
    next: found.next,
  };
};
