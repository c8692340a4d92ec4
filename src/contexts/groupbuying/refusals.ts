import { type RefusalOf, type RefusalText, refuserOf } from '#shared/outcome.ts';
import { type Unit, unitWords } from '#shared/quantity.ts';
import type { Flaw } from './kernel/flaws.ts';

const flaws: Readonly<Record<Flaw, { readonly zh: string; readonly en: string }>> = {
  title: {
    zh: '中英文名称各写 1 到 40 个字，说明不超过 400 个字',
    en: 'Give both titles in 1 to 40 characters, and notes of at most 400',
  },
  rhythm: {
    zh: '开团时间、间隔（1–90 天）、开放时长（1–720 小时）或延长时间（0–168 小时）不对',
    en: 'The opening time, the interval (1–90 days), the hours it is open (1–720) or the extension (0–168) is not right',
  },
  'too-long': {
    zh: '这一期连同延长还没结束，下一期就要开了',
    en: 'A cycle with its extension would still run when the next begins',
  },
  members: {
    zh: '人数要是整数，最多不能少于最少',
    en: 'Members are whole numbers, and the most is not less than the least',
  },
  money: { zh: '起送金额不对', en: 'The least amount of money is not right' },
  'no-items': { zh: '还没有选商品', en: 'No goods were chosen' },
  'too-many-items': { zh: '一个团最多 30 种商品', en: 'A group buy has at most 30 kinds of goods' },
  twice: { zh: '同一种商品选了两次', en: 'The same goods were chosen twice' },
  presale: {
    zh: '预售和已经下架的商品不能团购：取货那天要有现货',
    en: 'Presales and offers that are gone cannot be in a group buy: the goods must be there on the day',
  },
  case: { zh: '一箱要是每人起订单位的整数倍', en: 'A case must be whole steps of what one member may order' },
  amounts: {
    zh: '起订量和上限要是整数，上限不能小于起订量',
    en: 'Least and most are whole numbers, and the most is not less than the least',
  },
  day: { zh: '日期不对，或者最后一天早于开团日', en: 'A day is not right, or the last is before the first' },
};

/** Why group buying says no. */
export const refusals = {
  'groupbuying.not-allowed': {
    status: 403,
    zh: () => ({
      what: '您的身份不能做这件事',
      why: '团购由团长（站点或合作社的人）开，名单只给团长和县里的工作人员看',
      next: '请换用团长所在单位的身份登录',
    }),
    en: () => ({
      what: 'Your role cannot do this',
      why: 'Group buys are led by people of stations and co-ops; members are shown to the leader and the county’s officers only',
      next: 'Sign in for the organisation that leads it',
    }),
  },
  'groupbuying.unknown': {
    status: 404,
    zh: () => ({
      what: '没有找到这个团购',
      why: '链接不完整，或者它不在本县',
      next: '从团购列表里找，或者请团长再发一次链接',
    }),
    en: () => ({
      what: 'This group buy was not found',
      why: 'The link is cut short, or it is not of this county',
      next: 'Look in the list of group buys, or ask the leader for the link again',
    }),
  },
  'groupbuying.terms': {
    status: 422,
    zh: (facts: { flaw: Flaw }) => ({
      what: '团购的设置有问题',
      why: flaws[facts.flaw].zh,
      next: '改好后再保存一次',
    }),
    en: (facts: { flaw: Flaw }) => ({
      what: 'The group buy cannot be set up like this',
      why: flaws[facts.flaw].en,
      next: 'Correct it and save again',
    }),
  },
  'groupbuying.node-unknown': {
    status: 422,
    zh: () => ({ what: '这个取货点不能用', why: '它不存在，或者已经停用', next: '请另选一个取货点' }),
    en: () => ({
      what: 'This collection point cannot be used',
      why: 'It does not exist, or is out of use',
      next: 'Choose another collection point',
    }),
  },
  'groupbuying.not-open': {
    status: 409,
    zh: () => ({
      what: '这一期不能参加了',
      why: '已经截止、取消，或者还没开始',
      next: '看看下一期，或者别的团购',
    }),
    en: () => ({
      what: 'This group buy cannot be joined now',
      why: 'It has closed, was called off, or has not begun',
      next: 'Look at the next one, or at others',
    }),
  },
  'groupbuying.full': {
    status: 409,
    zh: (facts: { most: number }) => ({
      what: '人满了',
      why: `这一期最多 ${facts.most} 人，都已经有人了`,
      next: '有人没付款会空出来，15 分钟后再看；或者等下一期',
    }),
    en: (facts: { most: number }) => ({
      what: 'This group buy is full',
      why: `It takes at most ${facts.most} people, and they are there`,
      next: 'Who does not pay makes room: look again in 15 minutes, or join the next one',
    }),
  },
  'groupbuying.item-full': {
    status: 409,
    zh: (facts: { titleZh: string; titleEn: string; left: string; unit: Unit }) => ({
      what: `“${facts.titleZh}”这一期只剩 ${facts.left} ${unitWords[facts.unit].zh}`,
      why: '团长给它设了上限，已经订出去的都算在内',
      next: '少订一些，或者等下一期',
    }),
    en: (facts: { titleZh: string; titleEn: string; left: string; unit: Unit }) => ({
      what: `Only ${facts.left} ${unitWords[facts.unit].en} of “${facts.titleEn}” are left in this group buy`,
      why: 'Its leader set a most for all members together, and what is ordered counts',
      next: 'Take less, or join the next one',
    }),
  },
  'groupbuying.not-in-group': {
    status: 422,
    zh: () => ({
      what: '选的东西不在这个团里',
      why: '这一期的商品开团时就定了',
      next: '回到团购页，从里面选',
    }),
    en: () => ({
      what: 'What was chosen is not part of this group buy',
      why: 'Its goods were set when it opened',
      next: 'Go back to its page and choose from there',
    }),
  },
  'groupbuying.decided': {
    status: 409,
    zh: () => ({ what: '这一期已经定了', why: '它已经成团、没成团或者取消了', next: '看看下一期' }),
    en: () => ({
      what: 'This group buy is decided already',
      why: 'It came about, did not, or was called off',
      next: 'Look at the next one',
    }),
  },
  'groupbuying.reason-missing': {
    status: 422,
    zh: () => ({ what: '请写明为什么取消', why: '参团的人会收到您写的话和退款', next: '写 1 到 200 个字' }),
    en: () => ({
      what: 'Please say why it is called off',
      why: 'Its members read your words with their refund',
      next: 'Write 1 to 200 characters',
    }),
  },
  'groupbuying.ended': {
    status: 409,
    zh: () => ({
      what: '这个团已经结束了',
      why: '结束后不再开新的一期',
      next: '照它再开一个，设置都会带过去',
    }),
    en: () => ({
      what: 'This series has ended',
      why: 'No more cycles open after its end',
      next: 'Start another like it: everything is carried over',
    }),
  },
  'groupbuying.no-heir': {
    status: 422,
    zh: () => ({
      what: '不能交给这个单位',
      why: '团长要是本县的站点或合作社，而且不是现在的团长',
      next: '请从列表里另选一个',
    }),
    en: () => ({
      what: 'It cannot be handed to this organisation',
      why: 'A leader is a station or co-op of the county, other than the present one',
      next: 'Choose another from the list',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export type GroupbuyingRefusal = RefusalOf<typeof refusals>;
export const refuse = refuserOf(refusals);
