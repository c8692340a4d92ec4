import type { RefusalText } from '#shared/outcome.ts';
import { type Unit, unitWords } from '#shared/quantity.ts';

/** What is refused of packing and weighing. */
export const packingRefusals = {
  'ordering.cycle-open': {
    status: 409,
    zh: (facts: { number: string }) => ({
      what: `${facts.number} 还不能装箱`,
      why: '它是团购的订单，这一期还没有定下成不成团',
      next: '截止后几分钟再看；成团了它会出现在装箱单里',
    }),
    en: (facts: { number: string }) => ({
      what: `${facts.number} cannot be packed yet`,
      why: 'It belongs to a group buy that is not decided yet',
      next: 'Look again some minutes after it closes: if it comes about, the order is on the packing list',
    }),
  },
  'ordering.not-to-pack': {
    status: 409,
    zh: (facts: { number: string }) => ({
      what: `${facts.number} 现在不能装箱`,
      why: '它还没付款、已经装过，或者已经取消',
      next: '回到装箱单，看最新的状态',
    }),
    en: (facts: { number: string }) => ({
      what: `${facts.number} cannot be packed now`,
      why: 'It is not paid, was packed already, or has been cancelled',
      next: 'Go back to the packing list for its latest state',
    }),
  },
  'ordering.packed-invalid': {
    status: 422,
    zh: (facts: { titleZh: string; titleEn: string; ordered: string; unit: Unit }) => ({
      what: `“${facts.titleZh}”的数量不对`,
      why: `下单 ${facts.ordered} ${unitWords[facts.unit].zh}，装箱不能多于它`,
      next: '改成实际装进去的数量；一点都没有就填 0',
    }),
    en: (facts: { titleEn: string; ordered: string; unit: Unit }) => ({
      what: `The quantity of “${facts.titleEn}” is not right`,
      why: `${facts.ordered} ${unitWords[facts.unit].en} was ordered; no more than that can be packed`,
      next: 'Enter what was really packed, 0 if there was none',
    }),
  },
  'ordering.reading-missing': {
    status: 422,
    zh: (facts: { titleZh: string; titleEn: string }) => ({
      what: `“${facts.titleZh}”还没有称重`,
      why: '这件按实重结算，称了才知道多少钱',
      next: '放到秤上，填秤上的公斤数',
    }),
    en: (facts: { titleEn: string }) => ({
      what: `“${facts.titleEn}” has not been weighed`,
      why: 'It is paid by actual weight',
      next: 'Put it on the scale and enter the kilograms it shows',
    }),
  },
  'ordering.reading-slip': {
    status: 422,
    zh: (facts: { titleZh: string; titleEn: string; expected: string; kg: string }) => ({
      what: `“${facts.titleZh}”的重量像是输错了`,
      why: `估计约 ${facts.expected} 公斤，你填的是 ${facts.kg} 公斤`,
      next: '再看一眼秤和小数点',
    }),
    en: (facts: { titleEn: string; expected: string; kg: string }) => ({
      what: `The weight of “${facts.titleEn}” looks like a slip`,
      why: `About ${facts.expected} kg was expected, you entered ${facts.kg} kg`,
      next: 'Look at the scale and the decimal point again',
    }),
  },
  'ordering.nothing-packed': {
    status: 422,
    zh: () => ({
      what: '一件都没有装，就不是装箱',
      why: '空箱子不用发',
      next: '请改为取消订单并写明原因，钱会全部退还',
    }),
    en: () => ({
      what: 'Nothing at all was packed',
      why: 'An empty parcel is not sent',
      next: 'Cancel the order with a reason instead; everything is paid back',
    }),
  },
  'ordering.top-up-over': {
    status: 409,
    zh: () => ({
      what: '这笔差价不用补了',
      why: '已经付过、说过不补，或者时间过了',
      next: '没补的由卖家承担，货照样是你的',
    }),
    en: () => ({
      what: 'There is nothing to add any more',
      why: 'It was paid or declined, or its time is over',
      next: 'What was not paid is borne by the seller; the goods are yours all the same',
    }),
  },
  'ordering.table-invalid': {
    status: 422,
    zh: () => ({
      what: '允差表填得不对',
      why: '每档要有上限和允许的短缺，从轻到重排列',
      next: '对照规章原文改好再保存',
    }),
    en: () => ({
      what: 'This table is not possible',
      why: 'Each row needs its upper weight and what may be missing, from light to heavy',
      next: 'Mend it by the text of the rule and save again',
    }),
  },
} as const satisfies Record<string, RefusalText>;
