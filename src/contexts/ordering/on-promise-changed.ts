import type { PromiseChanged } from '#delivery';
import { type Notice, writeNotices } from '#people';
import type { Call } from '#shared/call.ts';
import { dayText } from '#shared/instant.ts';
import { type Order, ordersByIds } from './orders.ts';

/** An order will be there on another day than promised: its buyer is told on the phone, once for each day told. */
export async function onPromiseChanged(call: Call, fact: PromiseChanged): Promise<void> {
  const [order] = await ordersByIds(call, [fact.orderId]);
  if (order) await writeNotices(call, [noticeOf(order, fact)]);
}

function noticeOf(
  { buyerPhone, lang, number }: Order,
  { noticeId: id, day, zh, en }: PromiseChanged,
): Notice {
  const parameters = { order: number, day: dayText(day, lang), why: lang === 'zh' ? zh : en };
  const text =
    lang === 'zh'
      ? `【卖得好】订单 ${number} 改为 ${dayText(day, 'zh')} 到：${zh}。`
      : `[Maidehao] Order ${number} will now be there on ${dayText(day, 'en')}: ${en}.`;
  return { id, phone: buyerPhone, template: 'promise-changed', parameters, text };
}
