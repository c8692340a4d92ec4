import { type RefusalText, refuserOf } from '#shared/outcome.ts';

export const supportRefusals = {
  'region.support-not-allowed': {
    status: 403,
    zh: () => ({
      what: '您的身份不能看、改支持清单',
      why: '哪里要做什么、花多少钱，由县里的工作人员定',
      next: '请换用有这项权利的身份登录',
    }),
    en: () => ({
      what: 'Your role cannot see or change support lists',
      why: 'What is done where, and for how much, is for the county’s officers to decide',
      next: 'Sign in with a role that may',
    }),
  },
  'region.no-measure': {
    status: 404,
    zh: ({ code }: { code: string }) => ({
      what: `这里没有“${code}”这项措施`,
      why: '它不在菜单上，或者清单里已经有了、还没有',
      next: '请从列表里选',
    }),
    en: ({ code }: { code: string }) => ({
      what: `There is no measure “${code}” here`,
      why: 'It is not on the menu, or is on the list already, or not yet',
      next: 'Choose one from the list',
    }),
  },
  'region.no-reason': {
    status: 422,
    zh: () => ({
      what: '没有写为什么要改',
      why: '改了什么、谁改的、为什么，以后都能查到',
      next: '请写一句理由',
    }),
    en: () => ({
      what: 'Why it is changed is missing',
      why: 'What was changed, by whom and why can be read later',
      next: 'Write a sentence that says why',
    }),
  },
  'region.list-moved-on': {
    status: 409,
    zh: () => ({
      what: '别人刚刚改过',
      why: '您看的不是最新的一版，照着改会盖掉别人的',
      next: '请看一眼新的一版再改',
    }),
    en: () => ({
      what: 'Somebody else has just changed it',
      why: 'What you saw is not the newest version, and your change would cover theirs',
      next: 'Look at the new version, then change it',
    }),
  },
  'region.measure-wrong': {
    status: 422,
    zh: ({ field }: { field: string }) => ({
      what: `“${field}”这一项不对`,
      why: '金额是整数万元，要大于 0；效果是 0 到 100 的整数；名称和依据中英文都要写',
      next: '请改正后再存',
    }),
    en: ({ field }: { field: string }) => ({
      what: `“${field}” is wrong`,
      why: 'Amounts are whole 10,000s of yuan above 0, the effect a whole number from 0 to 100, names and sources in both languages',
      next: 'Correct it and save again',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export const refuseSupport = refuserOf(supportRefusals);
