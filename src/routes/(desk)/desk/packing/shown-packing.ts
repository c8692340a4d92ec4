import type { Pick, SeenOrder } from '#ordering';
import { quantityText } from '#shared/quantity.ts';
import type { Lang, Tongue } from '#shared/tongue.ts';
import { countText } from '../../../sold-words.ts';

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
    goods: order.lines.map(({ position, titleZh, titleEn, terms, quantity }) => ({
      position,
      title: t(titleZh, titleEn),
      count: countText(terms.form, quantity, lang),
    })),
  };
}
