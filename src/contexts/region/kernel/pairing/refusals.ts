import { type RefusalText, refuserOf } from '#shared/outcome.ts';

/** What a pairing can be refused for. */
export const pairingRefusals = {
  'region.no-pairing': {
    status: 422,
    zh: ({ where, why }: { where: string; why: string }) => ({
      what: `结对名单的“${where}”不对：${why}`,
      why: '县、项目和帮扶方各有自己的编号，志愿和排序里只能用列出的编号，每个一次',
      next: '请改正后再算',
    }),
    en: ({ where, why }: { where: string; why: string }) => ({
      what: `“${where}” of the pairing is wrong: ${why}`,
      why: 'Counties, projects and sponsors have names of their own; wishes and lists name only these, each once',
      next: 'Correct it and ask again',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export const refusePairing = refuserOf(pairingRefusals);
