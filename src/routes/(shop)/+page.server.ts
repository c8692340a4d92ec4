import { type Card, shopFront } from '#selling';
import { dayOf } from '#shared/instant.ts';
import type { PageServerLoad } from './$types';
import { categoryName } from './category-words.ts';
import { chosenNode } from './chosen-node.ts';
import { shownArrival, shownCard } from './shown.ts';

export const load: PageServerLoad = async ({ locals, cookies }) => {
  const { t } = locals;
  const front = await locals.read((call) => shopFront(call, { nodeId: chosenNode(cookies) }));
  const { arrival, calendar, county } = front;
  const ripeNow = calendar.filter((row) => row.ripe);
  return {
    county: county && t(county.zh, county.en),
    arrival: shownArrival(arrival, locals),
    ripe: brandedFirst(front.ripe).map((card) => shownCard(card, arrival?.next?.arrives, locals)),
    presales: front.presales.map((card) => shownCard(card, undefined, locals)),
    categories: [...new Set(ripeNow.map((row) => row.category))].map((code) => ({
      code,
      name: categoryName(code, t),
    })),
    month: Number(dayOf(locals.now).slice(5, 7)),
    ripeByMonth: Array.from({ length: 12 }, (_, index) => calendar.filter((row) => row.months[index]).length),
    coming: calendar
      .filter((row) => !row.ripe)
      .slice(0, 3)
      .map((row) => ({ code: row.code, name: t(row.name.zh, row.name.en), from: row.from })),
    ending: ripeNow
      .filter((row) => !row.always)
      .slice(0, 3)
      .map((row) => ({ code: row.code, name: t(row.name.zh, row.name.en), until: row.until })),
  };
};

/** The freshest that carries the county's own brand opens the page; the rest follow as they came. */
function brandedFirst(cards: readonly Card[]): Card[] {
  const first = cards.find((card) => card.marks.length > 0);
  return first ? [first, ...cards.filter((card) => card !== first)] : [...cards];
}
