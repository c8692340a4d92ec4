import type { LineFromLot } from '#ordering';
import type { Notice } from '#people';

interface Says {
  readonly number: string;
  readonly reason: string;
  readonly advice: string;
}

/** What the buyer of these lines of one order reads on their phone. */
export function noticeOf(
  id: string,
  lines: readonly LineFromLot[],
  { number, reason, advice }: Says,
): Notice {
  const [first] = lines;
  if (!first) throw new Error('a notice about no line');
  const zh = [...new Set(lines.map((line) => line.titleZh))].join('、');
  const en = [...new Set(lines.map((line) => line.titleEn))].join(', ');
  const text =
    first.lang === 'zh'
      ? `【卖得好】召回 ${number}：您在订单 ${first.number} 里买的${zh}有问题：${reason}。${advice}。货款已原路退回。`
      : `[Maidehao] Recall ${number}: ${en} in your order ${first.number}: ${reason}. ${advice}. What you paid is on its way back.`;
  const parameters = {
    recall: number,
    order: first.number,
    goods: first.lang === 'zh' ? zh : en,
    reason,
    advice,
  };
  return { id, phone: first.buyerPhone, template: 'recall', parameters, text };
}
