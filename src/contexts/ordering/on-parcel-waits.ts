import type { ParcelWaits } from '#delivery';
import { type Notice, writeNotices } from '#people';
import type { Call } from '#shared/call.ts';
import { type Order, ordersByIds } from './orders.ts';

/** A parcel was not collected for long: its buyer is told once more where it waits. */
export async function onParcelWaits(call: Call, fact: ParcelWaits): Promise<void> {
  const [order] = await ordersByIds(call, [fact.orderId]);
  if (order) await writeNotices(call, [noticeOf(order, fact)]);
}

function noticeOf({ buyerPhone, lang, number }: Order, { noticeId: id, days, zh, en }: ParcelWaits): Notice {
  const at = lang === 'zh' ? zh : en;
  const text =
    lang === 'zh'
      ? `【卖得好】订单 ${number} 的包裹在${zh}等您来取${days > 0 ? `，已放 ${days} 天` : ''}。取货码在订单页上。`
      : `[Maidehao] The parcel of order ${number} waits for you at ${en}${days > 0 ? `, ${days === 1 ? '1 day' : `${days} days`} by now` : ''}. The code is on your order’s page.`;
  return {
    id,
    phone: buyerPhone,
    template: 'parcel-waits',
    parameters: { order: number, days: String(days), at },
    text,
  };
}
