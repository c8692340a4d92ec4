import { type RefusalOf, type RefusalText, refuserOf } from '#shared/outcome.ts';

export const refusals = {
  'paying.not-allowed': {
    status: 403,
    zh: () => ({
      what: '不能查看这笔账',
      why: '账目只给收款方和管理人员看。',
      next: '请换用收款单位的身份登录。',
    }),
    en: () => ({
      what: 'This account is not open to you',
      why: 'Accounts are shown to the payee and to the platform’s staff.',
      next: 'Sign in for the organisation that is paid.',
    }),
  },
  'paying.no-payment': {
    status: 404,
    zh: () => ({
      what: '找不到这笔付款',
      why: '链接不完整，或付款已经关闭。',
      next: '请回到订单页重新打开付款。',
    }),
    en: () => ({
      what: 'No such payment',
      why: 'The link is incomplete, or the payment was closed.',
      next: 'Go back to the order and open the payment again.',
    }),
  },
  'paying.more-than-paid': {
    status: 409,
    zh: (facts: { asked: string; left: string }) => ({
      what: `不能退 ${facts.asked}`,
      why: `这一单只剩 ${facts.left} 可退。`,
      next: '请把退款改到剩余金额以内。',
    }),
    en: (facts: { asked: string; left: string }) => ({
      what: `Cannot refund ${facts.asked}`,
      why: `Only ${facts.left} of this order is left to refund.`,
      next: 'Ask for no more than is left.',
    }),
  },
  'paying.not-settled': {
    status: 409,
    zh: () => ({ what: '还不能退款', why: '这笔钱还没有到账。', next: '未付款的订单请直接取消。' }),
    en: () => ({
      what: 'Nothing to refund yet',
      why: 'This payment has not arrived.',
      next: 'Cancel the unpaid order instead.',
    }),
  },
  'paying.bad-signature': {
    status: 401,
    zh: () => ({ what: '通知未被接受', why: '签名不对或已过期。', next: '请支付机构核对密钥和时间后重发。' }),
    en: () => ({
      what: 'Notice not accepted',
      why: 'Its signature is wrong or too old.',
      next: 'Check the key and the clock, then send it again.',
    }),
  },
  'paying.no-account': {
    status: 409,
    zh: (facts: { provider: string }) => ({
      what: `不能用 ${facts.provider} 收款`,
      why: '本县在这家支付机构没有配置好的商户号。',
      next: '请运维人员配置商户号和密钥（见运行手册），再重启。',
    }),
    en: (facts: { provider: string }) => ({
      what: `Cannot take payments through ${facts.provider}`,
      why: 'The county has no account set up there.',
      next: 'Have the operator set up the account and its keys (see the operating manual) and restart.',
    }),
  },
  'paying.begun-elsewhere': {
    status: 409,
    zh: () => ({
      what: '这笔付款已在别处打开',
      why: '它先在另一个浏览器里用另一种方式打开过，支付机构不让换方式。',
      next: '请回到那边付款；或等它过期后重新下单。',
    }),
    en: () => ({
      what: 'This payment was begun elsewhere',
      why: 'It was opened in another browser in another way first, and the provider does not let the way change.',
      next: 'Pay there, or order again once it has expired.',
    }),
  },
  'paying.amount-differs': {
    status: 422,
    zh: (facts: { due: string; paid: string }) => ({
      what: '到账金额不符',
      why: `应付 ${facts.due}，通知里是 ${facts.paid}。`,
      next: '通知已留存，请人工核对。',
    }),
    en: (facts: { due: string; paid: string }) => ({
      what: 'The amount differs',
      why: `${facts.due} was due, the notice says ${facts.paid}.`,
      next: 'The notice is kept; a person has to look at it.',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export type PayingRefusal = RefusalOf<typeof refusals>;
export const refuse = refuserOf(refusals);
