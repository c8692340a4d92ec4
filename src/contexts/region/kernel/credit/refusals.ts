import { type RefusalText, refuserOf } from '#shared/outcome.ts';

/** What a stress test can be refused for. */
export const creditRefusals = {
  'region.no-credit-case': {
    status: 422,
    zh: ({ where, why }: { where: string; why: string }) => ({
      what: `压力测试的“${where}”不对：${why}`,
      why: '金额是分，农户先列出才能担保，一户能付的按作物分开写',
      next: '请改正后再算',
    }),
    en: ({ where, why }: { where: string; why: string }) => ({
      what: `“${where}” of the stress test is wrong: ${why}`,
      why: 'Amounts are fen, households are listed before they stand in for others, and what one can pay is told by crop',
      next: 'Correct it and ask again',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export const refuseCredit = refuserOf(creditRefusals);
