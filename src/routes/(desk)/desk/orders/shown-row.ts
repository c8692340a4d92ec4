import type { DeskOrders, SeenOrder } from '#ordering';
import type { Lang, Tongue } from '#shared/tongue.ts';
import { statusWords } from '../../../order-words.ts';
import { countText } from '../../../sold-words.ts';

/** An order as a row of the list. */
export function shownRow(
  order: SeenOrder,
  { nodes, sellers }: Pick<DeskOrders, 'nodes' | 'sellers'>,
  { t, lang }: { readonly t: Tongue; readonly lang: Lang },
) {
  const node = nodes.find(({ id }) => id === order.nodeId);
  const seller = sellers.find(({ id }) => id === order.sellerId);
  const { zh, en, tone, icon } = statusWords[order.status];
  return {
    number: order.number,
    placedAt: order.placedAt,
    buyer: order.buyerName,
    phoneTail: order.phoneTail,
    goods: order.lines
      .map((line) => `${t(line.titleZh, line.titleEn)} ${countText(line.terms.form, line.quantity, lang)}`)
      .join(t('、', ', ')),
    paidFen: order.goodsFen + order.deliveryFen,
    toppedUpFen: order.toppedUpFen ?? 0,
    refundedFen: order.refundedFen,
    keptFen: order.goodsFen + order.deliveryFen + (order.toppedUpFen ?? 0) - order.refundedFen,
    status: t(zh, en),
    tone,
    icon,
    departs: order.departs,
    promisedDay: order.promisedDay,
    node: node ? t(node.nameZh, node.nameEn) : '',
    seller: seller ? t(seller.nameZh, seller.nameEn) : '',
  };
}
