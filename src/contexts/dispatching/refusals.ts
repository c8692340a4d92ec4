import { type RefusalText, refuserOf } from '#shared/outcome.ts';

/** Why planning a day says no. */
export const refusals = {
  'dispatching.not-allowed': {
    status: 403,
    zh: () => ({
      what: '这一天不归你排',
      why: '只有承运单位自己的人可以排自己的车，县里的人可以看',
      next: '请承运单位的调度来操作',
    }),
    en: () => ({
      what: 'This day is not yours to plan',
      why: 'A carrier’s own people plan its vehicles; the county’s people may look',
      next: 'Ask the carrier’s dispatcher',
    }),
  },
  'dispatching.plan-unknown': {
    status: 404,
    zh: () => ({ what: '没有这个方案', why: '编号不对，或者是别的单位的方案', next: '从当天的调度页打开' }),
    en: () => ({
      what: 'There is no such plan',
      why: 'The number is wrong, or it is another carrier’s',
      next: 'Open it from the day’s board',
    }),
  },
  'dispatching.nothing-to-plan': {
    status: 409,
    zh: () => ({
      what: '这一天没有要排的',
      why: '没有当天要送的包裹，或者都已经在路上、跟班车走',
      next: '有新订单付款、或者班车出问题时再排',
    }),
    en: () => ({
      what: 'There is nothing to plan for this day',
      why: 'No parcel is due, or all are on their way or go with the bus',
      next: 'Plan when orders are paid, or when a bus is in trouble',
    }),
  },
  'dispatching.no-vehicles': {
    status: 409,
    zh: () => ({
      what: '这一天没有能出的车',
      why: '没有登记车辆，或者都不在当天出车，或者已经过了收车时间',
      next: '在“车辆”里登记一辆，或者改它的班次',
    }),
    en: () => ({
      what: 'No vehicle can go out on this day',
      why: 'None is registered, none is out that day, or every shift is over',
      next: 'Register one under Vehicles, or change its shift',
    }),
  },
  'dispatching.plan-not-ready': {
    status: 409,
    zh: () => ({ what: '方案还没有排好', why: '正在计算', next: '等它排好，或者先停在目前最好的' }),
    en: () => ({
      what: 'The plan is not ready',
      why: 'It is still being built',
      next: 'Wait for it, or stop at the best found so far',
    }),
  },
  'dispatching.plan-over': {
    status: 409,
    zh: () => ({
      what: '这个方案不能再改',
      why: '它已经采用过了',
      next: '重新排一个：已经送的和装上车的会留在原处',
    }),
    en: () => ({
      what: 'This plan can no longer be changed',
      why: 'It was accepted',
      next: 'Build another: what is done and what is loaded stays where it is',
    }),
  },
  'dispatching.plan-faulty': {
    status: 409,
    zh: (facts: { zh: string; en: string }) => ({
      what: '照这个方案开不了',
      why: facts.zh,
      next: '把那一站挪到别的车或别的位置',
    }),
    en: (facts: { zh: string; en: string }) => ({
      what: 'This plan cannot be driven',
      why: facts.en,
      next: 'Move that stop to another vehicle or another position',
    }),
  },
  'dispatching.round-locked': {
    status: 409,
    zh: () => ({ what: '这一趟锁住了', why: '锁住的车次不增不减', next: '先解锁，再挪' }),
    en: () => ({
      what: 'This round is locked',
      why: 'Nothing is added to or taken from a locked round',
      next: 'Unlock it first',
    }),
  },
  'dispatching.no-such-move': {
    status: 422,
    zh: () => ({ what: '挪不到那里', why: '没有这一站、这辆车或这个位置', next: '刷新页面再挪' }),
    en: () => ({
      what: 'The stop cannot be moved there',
      why: 'There is no such stop, vehicle or position',
      next: 'Load the page again and move it once more',
    }),
  },
  'dispatching.trouble-unknown': {
    status: 404,
    zh: () => ({ what: '没有这条异常', why: '编号不对，或者不归你处理', next: '从当天的调度页打开' }),
    en: () => ({
      what: 'There is no such report',
      why: 'The number is wrong, or it is not yours to settle',
      next: 'Open it from the day’s board',
    }),
  },
  'dispatching.trouble-incomplete': {
    status: 422,
    zh: () => ({
      what: '还缺内容',
      why: '班车要说是哪条线、晚多少分钟；温度要说多少度、多久；拒收要说原因',
      next: '补上再报',
    }),
    en: () => ({
      what: 'Something is missing',
      why: 'A bus needs its line and how many minutes late; a box its temperature and for how long; refused goods the reason',
      next: 'Fill it in and send it again',
    }),
  },
  'dispatching.nothing-touched': {
    status: 409,
    zh: () => ({
      what: '这件事没有影响到包裹',
      why: '那趟车没有本县的包裹，或者都已经到了',
      next: '不用报；有包裹受影响时再报',
    }),
    en: () => ({
      what: 'No parcel is touched by this',
      why: 'None goes with that bus or is in that box, or all are there already',
      next: 'Nothing to report; do so when a parcel is affected',
    }),
  },
  'dispatching.no-way-out': {
    status: 409,
    zh: () => ({
      what: '今天没有车能接过去',
      why: '每辆车都装不下、赶不上或者收车太晚',
      next: '让它等下一班，并告诉买家',
    }),
    en: () => ({
      what: 'No vehicle can take this over today',
      why: 'Each is full, would be too late, or would be back after its shift',
      next: 'Let it wait for the next departure, and tell the buyers',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export const refuse = refuserOf(refusals);
