import { type RefusalText, refuserOf } from '#shared/outcome.ts';

/** What a fund's case or program can be refused for. */
export const fundRefusals = {
  'region.no-lp': {
    status: 422,
    zh: ({ line, text }: { line: number; text: string }) => ({
      what: `第 ${line} 行不是线性规划（CPLEX LP 格式）能有的：${text || '文件到这里就完了'}`,
      why: '只读目标、约束、上下界、整数和 0/1 变量；二次项和半连续变量不行',
      next: '请检查这一行',
    }),
    en: ({ line, text }: { line: number; text: string }) => ({
      what: `Line ${line} holds what no linear program in the CPLEX LP format has there: ${text || 'the file ends'}`,
      why: 'An objective, rows, bounds, whole and binary columns are read; squares and semi-continuous ones are not',
      next: 'Look at this line',
    }),
  },
  'region.no-fund-case': {
    status: 422,
    zh: ({ where, why }: { where: string; why: string }) => ({
      what: `资金方案的“${where}”不对：${why}`,
      why: '金额都是同一个单位的整数，县和项目要先列出才能引用',
      next: '请改正后再算',
    }),
    en: ({ where, why }: { where: string; why: string }) => ({
      what: `“${where}” of the fund’s case is wrong: ${why}`,
      why: 'Amounts are whole numbers of one unit, and places and options are listed before they are named',
      next: 'Correct it and ask again',
    }),
  },
  'region.no-plan': {
    status: 422,
    zh: ({ limits }: { limits: string }) => ({
      what: '这些规则合在一起，没有一个方案做得到',
      why: `互相冲突的是：${limits}`,
      next: '请放宽其中一条',
    }),
    en: ({ limits }: { limits: string }) => ({
      what: 'No plan keeps all of these rules together',
      why: `These contradict each other: ${limits}`,
      next: 'Loosen one of them',
    }),
  },
  'region.no-plan-yet': {
    status: 503,
    zh: ({ seconds }: { seconds: number }) => ({
      what: `${seconds} 秒内没有找到方案`,
      why: '求解被停下，或时间用完了',
      next: '请给更多时间，或放宽规则',
    }),
    en: ({ seconds }: { seconds: number }) => ({
      what: `No plan was found in ${seconds} seconds`,
      why: 'The search was stopped, or its time was over',
      next: 'Give it more time, or loosen the rules',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export const refuseFund = refuserOf(fundRefusals);
