import { dayText } from '#shared/instant.ts';
import { type RefusalOf, type RefusalText, refuserOf } from '#shared/outcome.ts';
import type { PlateWrong } from './kernel/plate-name.ts';
import type { Unsound } from './kernel/terms.ts';

const unsoundWords: Readonly<Record<Unsound, { zh: string; en: string }>> = {
  term: { zh: '结束的日子要在开始之后', en: 'the last day has to come after the first' },
  price: { zh: '价格要在 10 元到 10 万元之间', en: 'the price has to be between ¥10 and ¥100,000' },
  held: {
    zh: '留到采收的钱，每次送货至少要有 15 元，运费才有着落',
    en: 'at least ¥15 has to be held for each delivery, so that its carriage can be paid',
  },
  deliveries: { zh: '送货 1 到 12 次', en: 'there can be 1 to 12 deliveries' },
  gets: {
    zh: '要写明每次保底多少（精确到 0.1 斤或 1 个），或分成多少',
    en: 'say how much is guaranteed at each delivery (to 0.1 or one piece), or which share',
  },
  share: {
    zh: '所有单元的分成加起来不能超过收成的全部',
    en: 'the shares of all units cannot be more than the whole harvest',
  },
  pieces: { zh: '按个算的，要写明一个大约多重', en: 'for goods by the piece, say what one weighs' },
  insurance: {
    zh: '要写明保险公司、保单号和每单元最多赔多少',
    en: 'name the insurer, the policy and the most it pays for one unit',
  },
};

const plateWords: Readonly<Record<PlateWrong, { zh: string; en: string }>> = {
  empty: { zh: '名牌上要有字', en: 'a plate needs a name' },
  long: { zh: '名牌最多 20 个字', en: 'a plate holds 20 characters' },
  address: { zh: '名牌上不能有网址或账号', en: 'a plate carries no address or account' },
  digits: { zh: '名牌上不能有电话号码', en: 'a plate carries no phone number' },
  signs: { zh: '名牌只写文字、数字和常用标点', en: 'a plate carries letters, figures and common signs only' },
};

/** Why adopting says no. */
export const refusals = {
  'adopting.not-allowed': {
    status: 403,
    zh: () => ({
      what: '您不能做这件事',
      why: '认养由卖家和认养人自己管',
      next: '请用卖家或认养人的账号登录',
    }),
    en: () => ({
      what: 'You cannot do this',
      why: 'An adoption is kept by its seller and its adopter',
      next: 'Sign in as one of them',
    }),
  },
  'adopting.sign-in-first': {
    status: 401,
    zh: () => ({
      what: '请先登录',
      why: '认养要管一整年，合同和日记都记在您的账号里',
      next: '用手机号登录，再回来认养',
    }),
    en: () => ({
      what: 'Please sign in first',
      why: 'An adoption lasts a year: its contract and diary are kept in your account',
      next: 'Sign in with your phone, and come back',
    }),
  },
  'adopting.unknown': {
    status: 404,
    zh: () => ({
      what: '没有找到',
      why: '没有这个认养，或者不是您的',
      next: '请从“我的认养”或认养列表里打开',
    }),
    en: () => ({
      what: 'This was not found',
      why: 'There is no such adoption, or it is not yours',
      next: 'Open it from your adoptions, or from the list',
    }),
  },
  'adopting.plan-unsound': {
    status: 422,
    zh: (facts: { wrong: Unsound }) => ({
      what: '认养计划还不能开放',
      why: unsoundWords[facts.wrong].zh,
      next: '请改好再开放',
    }),
    en: (facts: { wrong: Unsound }) => ({
      what: 'The plan cannot be opened yet',
      why: unsoundWords[facts.wrong].en,
      next: 'Change it and open it again',
    }),
  },
  'adopting.plan-words': {
    status: 422,
    zh: () => ({ what: '认养计划还不能开放', why: '要有中英文名称，并选好认养单元', next: '请补上再开放' }),
    en: () => ({
      what: 'The plan cannot be opened yet',
      why: 'It needs a name in Chinese and English, and the units it is for',
      next: 'Add them and open it again',
    }),
  },
  'adopting.plates-needed': {
    status: 422,
    zh: () => ({
      what: '没有登记',
      why: '每个单元要有自己的号牌，一块地上不能重号，一次最多 500 个',
      next: '请检查号牌',
    }),
    en: () => ({
      what: 'Nothing was registered',
      why: 'Every unit needs a plate of its own on its plot, and at most 500 are registered at once',
      next: 'Check the numbers',
    }),
  },
  'adopting.plan-closed': {
    status: 409,
    zh: () => ({
      what: '这个计划不再接受认养',
      why: '卖家已停止认养，或这一期已经过了',
      next: '请看看别的认养',
    }),
    en: () => ({
      what: 'This plan takes no more adopters',
      why: 'Its seller closed it, or its term is over',
      next: 'Have a look at the others',
    }),
  },
  'adopting.term-underway': {
    status: 409,
    zh: () => ({ what: '这一期已经开始分收成', why: '现在认养会少拿几次', next: '请认养下一期' }),
    en: () => ({
      what: 'The harvest of this term is being shared out',
      why: 'Whoever joins now would miss a delivery',
      next: 'Adopt in the next term',
    }),
  },
  'adopting.units-missing': {
    status: 422,
    zh: () => ({ what: '还没有选认养哪一个', why: '每份合同认养 1 到 20 个', next: '请点选号牌' }),
    en: () => ({
      what: 'Nothing was chosen to adopt',
      why: 'A contract is for 1 to 20 units',
      next: 'Choose by the number on the plate',
    }),
  },
  'adopting.unit-taken': {
    status: 409,
    zh: (facts: { plates: string }) => ({
      what: `${facts.plates} 已经有人认养了`,
      why: '一个单元同一时间只有一位认养人，刚才有人先了一步',
      next: '请选别的号牌',
    }),
    en: (facts: { plates: string }) => ({
      what: `${facts.plates} has been adopted`,
      why: 'A unit has one adopter at a time, and somebody was faster',
      next: 'Choose another number',
    }),
  },
  'adopting.kept-for-holder': {
    status: 409,
    zh: (facts: { plates: string; until: string }) => ({
      what: `${facts.plates} 现在只能续养`,
      why: `${dayText(facts.until, 'zh', true)}前，先留给去年的认养人`,
      next: '请选别的号牌，或过了那天再来',
    }),
    en: (facts: { plates: string; until: string }) => ({
      what: `${facts.plates} can only be renewed now`,
      why: `Until ${dayText(facts.until, 'en', true)} it is kept for who had it last year`,
      next: 'Choose another number, or come back after that day',
    }),
  },
  'adopting.price-changed': {
    status: 409,
    zh: (facts: { now: string }) => ({
      what: '价格变了',
      why: `现在是 ${facts.now}`,
      next: '请看一眼新价格，再确认',
    }),
    en: (facts: { now: string }) => ({
      what: 'The price has changed',
      why: `It is ${facts.now} now`,
      next: 'Look at the new price and confirm again',
    }),
  },
  'adopting.no-node': {
    status: 422,
    zh: () => ({ what: '还没有选取货点', why: '收成送到您选的取货点', next: '请选一个取货点' }),
    en: () => ({
      what: 'No collection point was chosen',
      why: 'The harvest is sent to the point you choose',
      next: 'Choose one',
    }),
  },
  'adopting.name-missing': {
    status: 422,
    zh: () => ({ what: '还没有写姓名', why: '合同和取货都要用', next: '请写姓名，不超过 40 个字' }),
    en: () => ({
      what: 'A name is missing',
      why: 'The contract and the parcels carry it',
      next: 'Write a name of at most 40 characters',
    }),
  },
  'adopting.phone-invalid': {
    status: 422,
    zh: () => ({ what: '手机号不对', why: '采收和到货要通知您', next: '请写 11 位手机号' }),
    en: () => ({
      what: 'This is no mobile number',
      why: 'You are told of the harvest by it',
      next: 'Write a mobile number',
    }),
  },
  'adopting.not-active': {
    status: 409,
    zh: () => ({
      what: '这份认养现在不能这样做',
      why: '它还没付款，或者已经结束',
      next: '请看认养页面上的状态',
    }),
    en: () => ({
      what: 'This adoption cannot do that now',
      why: 'It is not paid yet, or it has ended',
      next: 'Look at its state on its page',
    }),
  },
  'adopting.plate-name': {
    status: 422,
    zh: (facts: { wrong: PlateWrong }) => ({
      what: '这个名字不能上牌',
      why: plateWords[facts.wrong].zh,
      next: '请换一个名字',
    }),
    en: (facts: { wrong: PlateWrong }) => ({
      what: 'This cannot go on a plate',
      why: plateWords[facts.wrong].en,
      next: 'Choose another name',
    }),
  },
  'adopting.reason-needed': {
    status: 422,
    zh: () => ({ what: '还没有写原因', why: '对方会读到，要写清楚，不超过 200 个字', next: '请写一句原因' }),
    en: () => ({
      what: 'A reason is missing',
      why: 'The other side reads it; at most 200 characters',
      next: 'Write one sentence',
    }),
  },
  'adopting.code-unknown': {
    status: 404,
    zh: () => ({ what: '没有这个领取码', why: '码写错了，或者已经被领走、被收回', next: '请和送您的人核对' }),
    en: () => ({
      what: 'There is no such code',
      why: 'It was mistyped, used already, or taken back',
      next: 'Check it with whoever gave it to you',
    }),
  },
  'adopting.own-code': {
    status: 409,
    zh: () => ({ what: '这是您自己的认养', why: '领取码是给别人用的', next: '请把码发给要收的人' }),
    en: () => ({
      what: 'This adoption is yours already',
      why: 'The code is for somebody else',
      next: 'Send it to who should have it',
    }),
  },
  'adopting.all-delivered': {
    status: 409,
    zh: () => ({ what: '说好的送货都已送完', why: '合同里的次数已经用完', next: '多出来的收成可以上架卖' }),
    en: () => ({
      what: 'All deliveries have been made',
      why: 'The contracts promise no more',
      next: 'What is left can be put on sale',
    }),
  },
  'adopting.nobody': {
    status: 409,
    zh: () => ({ what: '现在没有认养人', why: '没有已付款、已开始的认养', next: '不用分收成' }),
    en: () => ({
      what: 'There are no adopters now',
      why: 'No adoption is paid and under way',
      next: 'There is nothing to share out',
    }),
  },
  'adopting.lot-not-fit': {
    status: 409,
    zh: () => ({
      what: '这个批次不能分给认养人',
      why: '要是这块地在这一期里采的、同一种同一级、有合格证、没有暂停、还有剩、没分过的批次',
      next: '请选别的批次，或先开合格证',
    }),
    en: () => ({
      what: 'This lot cannot be shared out',
      why: 'It has to be picked on this plot in this term, of the plan’s product and grade, certified, not held, with something left, and not shared before',
      next: 'Choose another lot, or certify it first',
    }),
  },
  'adopting.already-settled': {
    status: 409,
    zh: () => ({
      what: '这个计划已经结清',
      why: '歉收已经处理过，或者该送的都送完了',
      next: '请看计划页面上的记录',
    }),
    en: () => ({
      what: 'This plan is settled',
      why: 'Its failure was dealt with, or all deliveries were made',
      next: 'See the record on its page',
    }),
  },
  'adopting.payout-too-high': {
    status: 422,
    zh: (facts: { most: string }) => ({
      what: '赔付金额不对',
      why: `合同里写明每单元最多赔 ${facts.most}`,
      next: '请按保险公司的通知填写',
    }),
    en: (facts: { most: string }) => ({
      what: 'The pay-out is not right',
      why: `The contracts say at most ${facts.most} for one unit`,
      next: 'Write what the insurer’s notice says',
    }),
  },
  'adopting.id-taken': {
    status: 409,
    zh: () => ({ what: '这张表已经交过了', why: '同一张表只能用一次', next: '请打开新的表再填' }),
    en: () => ({
      what: 'This form was sent before',
      why: 'A form is good for once',
      next: 'Open a new one',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export type AdoptingRefusal = RefusalOf<typeof refusals>;
export const refuse = refuserOf(refusals);
