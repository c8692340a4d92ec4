import type { RefusalText } from '#shared/outcome.ts';

/** What is refused of a basket, a checkout and the buyer's own form. */
export const checkoutRefusals = {
  'ordering.basket-empty': {
    status: 409,
    zh: () => ({
      what: '篮子是空的',
      why: '可能已经下过单了，或者商品被拿出来了',
      next: '到“我的订单”看看，或者重新挑选',
    }),
    en: () => ({
      what: 'The basket is empty',
      why: 'It may have been ordered already, or everything was taken out',
      next: 'Look at your orders, or choose again',
    }),
  },
  'ordering.basket-full': {
    status: 409,
    zh: (facts: { most: number }) => ({
      what: '篮子装满了',
      why: `一次最多买 ${facts.most} 种`,
      next: '先把篮子里的下单，再买别的',
    }),
    en: (facts: { most: number }) => ({
      what: 'The basket is full',
      why: `At most ${facts.most} kinds can be bought at once`,
      next: 'Order what is in it first, then buy the rest',
    }),
  },
  'ordering.no-node-chosen': {
    status: 422,
    zh: () => ({ what: '还没有选取货点', why: '要知道送到哪里，才能算出哪天到', next: '请选一个取货点' }),
    en: () => ({
      what: 'No collection point chosen',
      why: 'The day of arrival depends on where it goes',
      next: 'Please choose a collection point',
    }),
  },
  'ordering.name-missing': {
    status: 422,
    zh: () => ({ what: '请填写取货人姓名', why: '站点按姓名找包裹', next: '填 1 到 40 个字' }),
    en: () => ({
      what: 'Please give the name of who collects it',
      why: 'The station finds parcels by name',
      next: 'Write 1 to 40 characters',
    }),
  },
  'ordering.phone-invalid': {
    status: 422,
    zh: () => ({
      what: '手机号不对',
      why: '到货时用它通知你，也用后四位查订单',
      next: '请填 11 位的大陆手机号',
    }),
    en: () => ({
      what: 'This is not a mobile number',
      why: 'It is used to tell you of the arrival, and its last digits open your order',
      next: 'Give an 11-digit mainland China mobile number',
    }),
  },
  'ordering.price-changed': {
    status: 409,
    zh: (facts: { before: string; now: string }) => ({
      what: `总价变了：原来 ${facts.before}，现在 ${facts.now}`,
      why: '你填写的时候，价格、运费或送货日有变动',
      next: '看清下面的新价格，再确认一次',
    }),
    en: (facts: { before: string; now: string }) => ({
      what: `The total changed from ${facts.before} to ${facts.now}`,
      why: 'A price, the delivery fee or the delivery day changed while you were filling in the form',
      next: 'Look at the new prices below and confirm again',
    }),
  },
  'ordering.day-changed': {
    status: 409,
    zh: (facts: { now: string }) => ({
      what: `到货日变了，现在是 ${facts.now}`,
      why: '你填写的时候，截单时间过了，或者原来那班车装满了',
      next: '看清下面的新日期，再确认一次',
    }),
    en: (facts: { now: string }) => ({
      what: `The day of arrival is now ${facts.now}`,
      why: 'The cut-off passed or the departure filled up while you were filling in the form',
      next: 'Look at the new day below and confirm again',
    }),
  },
  'ordering.way-gone': {
    status: 409,
    zh: (facts: { departs: string }) => ({
      what: `你选的 ${facts.departs} 发车的那一班订不了了`,
      why: '截单时间过了、装满了，或者那天停开',
      next: '在下面另选一天；没有下单，也没有扣钱',
    }),
    en: (facts: { departs: string }) => ({
      what: `The departure of ${facts.departs} that you chose can no longer be ordered for`,
      why: 'Its cut-off has passed, it is full, or it does not run that day',
      next: 'Choose another day below; nothing was ordered and nothing was charged',
    }),
  },
  'ordering.crowded': {
    status: 503,
    zh: (facts: { waiting: number }) => ({
      what: '排队的人太多，现在排不进来',
      why: `前面还有 ${facts.waiting} 个人在下单`,
      next: '请过几秒再点一次；没有下单，也没有扣钱',
    }),
    en: (facts: { waiting: number }) => ({
      what: 'The line is too long to join at this moment',
      why: `${facts.waiting} people are ordering before you`,
      next: 'Press again in a few seconds; nothing was ordered and nothing was charged',
    }),
  },
  'ordering.too-busy': {
    status: 409,
    zh: () => ({
      what: '没有抢到，请再试一次',
      why: '同时有很多人在买同样的东西',
      next: '篮子还在，请再点一次下单',
    }),
    en: () => ({
      what: 'Someone else was faster, please try again',
      why: 'Many people are buying the same goods at this moment',
      next: 'Your basket is kept; press the button again',
    }),
  },
  'ordering.departure-full': {
    status: 409,
    zh: () => ({
      what: '这一期的车装不下了',
      why: '团购一起送，这一班车剩下的位置不够',
      next: '少买一些，或者等下一期',
    }),
    en: () => ({
      what: 'The departure of this group buy is full',
      why: 'A group buy travels together, and what is left of its departure is too little',
      next: 'Take less, or join the next one',
    }),
  },
} as const satisfies Record<string, RefusalText>;
