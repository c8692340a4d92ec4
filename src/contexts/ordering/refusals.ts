import { type RefusalOf, type RefusalText, refuserOf } from '#shared/outcome.ts';
import { checkoutRefusals } from './checkout-refusals.ts';
import { claimRefusals } from './claim-refusals.ts';
import { dropRefusals } from './drop-refusals.ts';
import { harvestRefusals } from './harvest-refusals.ts';
import { packingRefusals } from './packing-refusals.ts';

/** Why ordering says no. Money in the facts is as people read it. */
export const refusals = {
  ...checkoutRefusals,
  ...dropRefusals,
  ...packingRefusals,
  ...harvestRefusals,
  ...claimRefusals,
  'ordering.not-allowed': {
    status: 403,
    zh: () => ({
      what: '这一单不归你处理',
      why: '订单只给买家、卖家和县里的管理人员看',
      next: '请换用卖家单位的身份登录，或者从订单链接打开',
    }),
    en: () => ({
      what: 'This order is not yours to handle',
      why: 'An order is open to its buyer, its seller and the county’s officers',
      next: 'Sign in for the seller’s organisation, or open it by the order’s own link',
    }),
  },
  'ordering.no-such-order': {
    status: 404,
    zh: () => ({
      what: '没有找到这个订单',
      why: '订单号或手机尾号不对，或者链接不完整',
      next: '核对订单号和下单手机号的后四位，再试一次',
    }),
    en: () => ({
      what: 'This order was not found',
      why: 'The number or the phone’s last digits are wrong, or the link is cut short',
      next: 'Check the order number and the last four digits of the phone, and try again',
    }),
  },
  'ordering.too-many-tries': {
    status: 429,
    zh: () => ({
      what: '试的次数太多了',
      why: '手机尾号连续输错 5 次，先停一小时，免得别人猜到你的订单',
      next: '一小时后再试，或者从下单时的链接打开',
    }),
    en: () => ({
      what: 'Too many tries',
      why: 'The phone’s last digits were wrong five times; we wait an hour so that nobody guesses your order',
      next: 'Try again in an hour, or use the link you got when you ordered',
    }),
  },
  'ordering.too-late-to-cancel': {
    status: 409,
    zh: () => ({
      what: '这一单不能取消了',
      why: '货已经装好或在路上，或者订单已经结束',
      next: '取货后如有问题，48 小时内可以申请售后',
    }),
    en: () => ({
      what: 'This order can no longer be cancelled',
      why: 'It is packed or on its way, or it has ended',
      next: 'If something is wrong with it, claim within 48 hours of collecting it',
    }),
  },
  'ordering.reason-missing': {
    status: 422,
    zh: () => ({ what: '请写明原因', why: '对方会看到这句话', next: '写 1 到 200 个字' }),
    en: () => ({
      what: 'Please give a reason',
      why: 'The other side will read it',
      next: 'Write 1 to 200 characters',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export type OrderingRefusal = RefusalOf<typeof refusals>;
export const refuse = refuserOf(refusals);
