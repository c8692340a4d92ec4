import { dayText } from '#shared/instant.ts';
import { type RefusalText, refuserOf } from '#shared/outcome.ts';

/** Why delivery says no. Times and days in the facts are as people read them. */
export const refusals = {
  'delivery.not-allowed': {
    status: 403,
    zh: () => ({
      what: '这一步不归你做',
      why: '只有负责这个站点、这趟车或这批货的人可以操作',
      next: '请负责的人来操作，或者让管理员把你加进他们的单位',
    }),
    en: () => ({
      what: 'This step is not yours to do',
      why: 'Only the people responsible for this station, round or parcel may do it',
      next: 'Ask them to do it, or have an administrator add you to their organisation',
    }),
  },
  'delivery.node-unknown': {
    status: 404,
    zh: () => ({
      what: '没有这个取货点',
      why: '它可能已经停用，或者地址不对',
      next: '请另选一个取货点',
    }),
    en: () => ({
      what: 'There is no such collection point',
      why: 'It may have closed, or the address is wrong',
      next: 'Please choose another collection point',
    }),
  },
  'delivery.service-unknown': {
    status: 404,
    zh: () => ({ what: '没有这条线路', why: '它可能已经停开', next: '请重新选择送货日' }),
    en: () => ({
      what: 'There is no such service',
      why: 'It may have stopped running',
      next: 'Please choose the delivery day again',
    }),
  },
  'delivery.no-departure': {
    status: 409,
    zh: (facts: { zh: string; en: string; days: number }) => ({
      what: `${facts.days}天内没有车能把这些送到${facts.zh}`,
      why: '这条线路停开，或者每趟车都已经装满',
      next: '减少一些重量，或者换一个取货点',
    }),
    en: (facts: { zh: string; en: string; days: number }) => ({
      what: `Nothing can carry this to ${facts.en} within ${facts.days} days`,
      why: 'The line does not run, or every departure is full',
      next: 'Order less, or choose another collection point',
    }),
  },
  'delivery.departure-full': {
    status: 409,
    zh: (facts: { departs: string; leftKg: string }) => ({
      what: `${dayText(facts.departs, 'zh')}这趟车装不下了`,
      why: `只剩 ${facts.leftKg} 公斤，刚被别人订走了一部分`,
      next: '选下一趟车，或者减少一些重量',
    }),
    en: (facts: { departs: string; leftKg: string }) => ({
      what: `The departure of ${dayText(facts.departs, 'en')} has no room for this`,
      why: `${facts.leftKg} kg are left; someone else just took the rest`,
      next: 'Take the next departure, or order less',
    }),
  },
  'delivery.departure-closed': {
    status: 409,
    zh: (facts: { departs: string; cutOff: string }) => ({
      what: `${dayText(facts.departs, 'zh')}这趟车已经截单`,
      why: `要在 ${facts.cutOff} 之前下单才赶得上`,
      next: '选下一趟车',
    }),
    en: (facts: { departs: string; cutOff: string }) => ({
      what: `Orders for the departure of ${dayText(facts.departs, 'en')} are closed`,
      why: `They had to be placed before ${facts.cutOff}`,
      next: 'Take the next departure',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export const refuse = refuserOf(refusals);
