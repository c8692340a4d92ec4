import { writeNotices } from '#people';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { type Fen, priceTag } from '#shared/money.ts';
import { HOURS_TO_TOP_UP, mayAsk } from './kernel/top-up.ts';
import type { Order, OrderLine } from './orders.ts';
import { insertTopUp } from './top-ups.ts';

/** Asks the buyer for what a line came to beyond what was held, as far as may be asked; the parcel does not wait for the answer. */
export async function askTopUp(call: Call, order: Order, line: OrderLine, beyondFen: Fen): Promise<Fen> {
  const fen = mayAsk({ heldFen: line.heldFen, beyondFen });
  if (fen === 0) return 0;
  const until = new Date(call.now.getTime() + HOURS_TO_TOP_UP * 3_600_000);
  await insertTopUp(call, { id: newId(call.now), orderId: order.id, position: line.position, fen, until });
  const goods = order.lang === 'zh' ? line.titleZh : line.titleEn;
  await writeNotices(call, [
    {
      id: newId(call.now),
      phone: order.buyerPhone,
      template: 'top-up',
      parameters: { order: order.number, goods, amount: priceTag(fen) },
      text:
        order.lang === 'zh'
          ? `【卖得好】订单 ${order.number} 的${goods}实称比预付的多 ${priceTag(fen)}。愿意补就打开订单付，不补也照常发货。`
          : `[Maidehao] ${goods} in your order ${order.number} weighed ${priceTag(fen)} more than you paid ahead. Open the order to pay it if you like; the goods come either way.`,
    },
  ]);
  return fen;
}
