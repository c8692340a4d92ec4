import { type RefusalText, refuserOf } from '#shared/outcome.ts';

export const planRefusals = {
  'region.planning-not-allowed': {
    status: 403,
    zh: () => ({
      what: '您的身份不能做资金方案',
      why: '专项资金由县里的工作人员安排；定下来的方案会公布',
      next: '请换用有这项权利的身份登录，或者看公布的方案',
    }),
    en: () => ({
      what: 'Your role cannot plan funds',
      why: 'Funds are for the county’s officers to plan; what is decided is published',
      next: 'Sign in with a role that may, or read the published plans',
    }),
  },
  'region.no-fund-plan': {
    status: 404,
    zh: () => ({ what: '没有这个资金方案', why: '地址写错了，或者它还没有公布', next: '请从列表里选' }),
    en: () => ({
      what: 'There is no such plan of a fund',
      why: 'The address is wrong, or it is not published yet',
      next: 'Choose one from the list',
    }),
  },
  'region.plan-not-found-yet': {
    status: 409,
    zh: () => ({
      what: '这个方案还没有算出来',
      why: '算出来、验算过的方案才能公布',
      next: '请等它算完，或者改规则重算',
    }),
    en: () => ({
      what: 'This plan has not been found yet',
      why: 'Only a plan that was found and checked can be published',
      next: 'Wait until it is, or change its rules',
    }),
  },
  'region.nothing-to-fund': {
    status: 422,
    zh: () => ({
      what: '支持清单里没有项目',
      why: '资金方案从支持清单里选；指标没有写类型就没有清单',
      next: '请先说明每个指标属于哪一类，或者在清单里加措施',
    }),
    en: () => ({
      what: 'The support lists hold no project',
      why: 'A fund chooses from them, and without kinds of indicators there are no lists',
      next: 'Say of what kind each indicator is, or add measures to a list',
    }),
  },
  'region.fund-too-large': {
    status: 422,
    zh: ({ options, most }: { options: number; most: number }) => ({
      what: `有 ${options} 个选项，太多了`,
      why: `网页上最多算 ${most} 个`,
      next: '请少分几年，或者用命令 maidehao region fund',
    }),
    en: ({ options, most }: { options: number; most: number }) => ({
      what: `${options} options are too many`,
      why: `A page plans ${most} at most`,
      next: 'Plan fewer years, or use the command maidehao region fund',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export const refusePlanning = refuserOf(planRefusals);
