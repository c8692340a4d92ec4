import { writeNotices } from '#people';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { buyersToAsk, type ToAsk } from './lot-questions.ts';

/** Asks everybody who has collected goods of the lot, on their phone: the answer is two buttons on the order's page. */
export async function onLotQuestioned(call: Call, fact: { readonly questionId: string }): Promise<void> {
  const buyers = await buyersToAsk(call, fact.questionId);
  await writeNotices(
    call,
    buyers.map((buyer) => {
      const goods = buyer.lang === 'zh' ? buyer.titleZh : buyer.titleEn;
      return {
        id: newId(call.now),
        phone: buyer.phone,
        template: 'lot-asked',
        parameters: { order: buyer.number, goods },
        text: textTo(buyer, goods),
      };
    }),
  );
}

function textTo({ lang, number }: ToAsk, goods: string): string {
  return lang === 'zh'
    ? `【卖得好】有人反映和您同一批的${goods}有坏的。您的怎么样？请打开订单 ${number} 点一下“我的没事”或“我的也有问题”。`
    : `[Maidehao] Somebody found ${goods} of the same lot as yours bad. How is yours? Open order ${number} and tap “mine is fine” or “mine too”.`;
}
