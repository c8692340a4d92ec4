import type { PackingList, Pick, SeenOrder } from '#ordering';
import { quantityText } from '#shared/quantity.ts';
import type { Lang, Tongue } from '#shared/tongue.ts';
import { countText } from '../../../sold-words.ts';
import { isCalled } from '../is-called.ts';

interface Reader {
  readonly lang: Lang;
  readonly t: Tongue;
}

/** How much to take from one lot. */
export function shownPick({ lot, quantity }: Pick, { t, lang }: Reader) {
  return {
    code: lot.code,
    what: t(`${lot.productNameZh} ${lot.gradeNameZh}`, `${lot.productNameEn}, ${lot.gradeNameEn}`),
    whose: t(lot.producerNameZh, lot.producerNameEn),
    amount: quantityText(quantity, lang),
    goodUntil: lot.goodUntil,
  };
}

/** What goes into one parcel. */
export function shownParcel(order: SeenOrder, { t, lang }: Reader) {
  return {
    number: order.number,
    name: order.buyerName,
    phoneTail: order.phoneTail,
    nodeId: order.nodeId,
    promisedDay: order.promisedDay,
    toWeigh: order.lines.some(({ terms }) => terms.form === 'piece-by-weight'),
    // What a group buy left out is settled already.
    goods: order.lines
      .filter(({ finalFen }) => finalFen === undefined)
      .map(({ position, titleZh, titleEn, terms, quantity, given, standsInFor }) => ({
        position,
        title: t(titleZh, titleEn),
        count: countText(terms.form, given ?? quantity, lang),
        /** Why it is not as ordered. */
        why: given
          ? t(
              `订了 ${countText(terms.form, quantity, 'zh')}，采收不足`,
              `of ${countText(terms.form, quantity, 'en')}: the harvest fell short`,
            )
          : standsInFor === undefined
            ? ''
            : t('替代缺的', 'instead of what is missing'),
      })),
  };
}

/** The days to pack with what to take for each, or only the orders that the words of a search mean: by number, buyer, phone tail or lot. */
export function shownDays({ days, nodes }: PackingList, words: string, reader: Reader) {
  const names = new Map(nodes.map((node) => [node.id, reader.t(node.nameZh, node.nameEn)]));
  return days
    .map(({ departs, orders, picks }) => ({
      departs,
      picks: words.trim() === '' ? picks.map((pick) => shownPick(pick, reader)) : [],
      parcels: orders
        .map((order) => ({ ...shownParcel(order, reader), departs, node: names.get(order.nodeId) ?? '' }))
        .filter(({ number, name, phoneTail, node, goods }) =>
          isCalled(words, number, name, phoneTail, node, ...goods.map(({ title }) => title)),
        ),
    }))
    .filter(({ parcels }) => parcels.length > 0);
}
