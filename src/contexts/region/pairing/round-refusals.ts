import { type RefusalText, refuserOf } from '#shared/outcome.ts';

export const roundRefusals = {
  'region.pairing-not-allowed': {
    status: 403,
    zh: () => ({
      what: '您的身份不能做这件事',
      why: '结对由县里的工作人员开、帮扶单位自己答应，互不代替',
      next: '请换用有这项权利的身份登录',
    }),
    en: () => ({
      what: 'Your role cannot do this',
      why: 'Officers open a pairing and sponsors answer for themselves, neither for the other',
      next: 'Sign in with a role that may',
    }),
  },
  'region.no-round': {
    status: 404,
    zh: () => ({ what: '没有这一条', why: '地址写错了，或者不是您单位的', next: '请从列表里选' }),
    en: () => ({
      what: 'There is no such pairing',
      why: 'The address is wrong, or it is another organisation’s',
      next: 'Choose one from the list',
    }),
  },
  'region.round-wrong': {
    status: 422,
    zh: () => ({
      what: '填得不对',
      why: '名称、类型要写，名额是 1 到 1000 的整数，金额要大于 0，不答应要写理由',
      next: '请改正后再来',
    }),
    en: () => ({
      what: 'Something is wrong with it',
      why: 'Names and kinds are needed, places are whole numbers from 1 to 1000, amounts above 0, and declining needs a reason',
      next: 'Correct it and send it again',
    }),
  },
  'region.round-moved-on': {
    status: 409,
    zh: () => ({
      what: '已经过了这一步',
      why: '提出结对以后项目和意愿都不再改；答过的不再改',
      next: '请看现在到哪一步了',
    }),
    en: () => ({
      what: 'It is past this step',
      why: 'Projects and wishes stand once pairs are proposed, and so does an answer',
      next: 'See where it stands now',
    }),
  },
  'region.wish-wrong': {
    status: 422,
    zh: () => ({
      what: '意愿没有记下来',
      why: '有一个现在不能选了，或者替地区改没有写理由',
      next: '请看看现在能选的，写上理由再保存',
    }),
    en: () => ({
      what: 'These wishes were not written down',
      why: 'One of them can no longer be chosen, or a region’s were changed without a reason',
      next: 'Look at what can be chosen now, give a reason and save again',
    }),
  },
  'region.nothing-to-pair': {
    status: 409,
    zh: () => ({
      what: '一对也结不成',
      why: '没有项目补得上这些地区的短板',
      next: '请帮扶单位提补这些类型的项目',
    }),
    en: () => ({
      what: 'Not one pair can be made',
      why: 'No project mends what these regions lack',
      next: 'Ask sponsors for projects of those kinds',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export const refuseRound = refuserOf(roundRefusals);
