import type { RefusalText } from '#shared/outcome.ts';
import { type Unit, unitWords } from '#shared/quantity.ts';

/** What is refused of an offer that opens to everybody at one moment, and of its waiting line. */
export const dropRefusals = {
  'ordering.own-share': {
    status: 409,
    zh: (facts: { most: string; left: string; unit: Unit }) => ({
      what: `每人最多 ${facts.most} ${unitWords[facts.unit].zh}`,
      why:
        facts.left === '0'
          ? '你（或这个手机号）已经订满了'
          : `你还可以订 ${facts.left} ${unitWords[facts.unit].zh}`,
      next: facts.left === '0' ? '到“我的订单”里看已经订到的' : '减少数量，再试一次',
    }),
    en: (facts: { most: string; left: string; unit: Unit }) => ({
      what: `At most ${facts.most} ${unitWords[facts.unit].en} for each person`,
      why:
        facts.left === '0'
          ? 'You, or this phone number, have yours already'
          : `You can still have ${facts.left} ${unitWords[facts.unit].en}`,
      next: facts.left === '0' ? 'See what you have among your orders' : 'Order less and try again',
    }),
  },
  'ordering.others-wait': {
    status: 409,
    zh: (facts: { waiting: number }) => ({
      what: '现在没有了，前面还有人在排队',
      why: `有 ${facts.waiting} 人在等别人没付款退出来的货，先来先得`,
      next: '你也可以排队，轮到时短信告诉你',
    }),
    en: (facts: { waiting: number }) => ({
      what: 'There is none now, and others wait',
      why: `${facts.waiting} wait for what is left unpaid; first come, first served`,
      next: 'You can join the line and are told by message when it is your turn',
    }),
  },
  'ordering.still-there': {
    status: 409,
    zh: () => ({
      what: '现在还有，不用排队',
      why: '你要的数量还够',
      next: '直接下单',
    }),
    en: () => ({
      what: 'There is some left: no need to wait',
      why: 'What you want can be had now',
      next: 'Order it',
    }),
  },
  'ordering.waits-already': {
    status: 409,
    zh: () => ({
      what: '这个手机号已经在排队了',
      why: '每个手机号只排一个位置',
      next: '打开之前的排队页面；轮到时会发短信',
    }),
    en: () => ({
      what: 'This phone number stands in the line already',
      why: 'Each number has one place',
      next: 'Open the page of that place; a message comes when it is your turn',
    }),
  },
  'ordering.no-line': {
    status: 404,
    zh: () => ({
      what: '没有这个排队',
      why: '这件商品没有限时开卖，或者还没有开，或者链接不是你的',
      next: '回到商品页面看看',
    }),
    en: () => ({
      what: 'There is no such line',
      why: 'This offer does not open to everybody at one moment, or has not opened yet, or the link is somebody else’s',
      next: 'Go back to the offer’s page',
    }),
  },
} as const satisfies Record<string, RefusalText>;
