import { type RefusalText, refuserOf } from '#shared/outcome.ts';

/** What a score of potential can be refused for. */
export const potentialRefusals = {
  'region.look-ahead': {
    status: 422,
    zh: ({ column, year, outcome }: { column: string; year: number; outcome: number }) => ({
      what: `“${column}”是 ${year} 年的，结果是 ${outcome} 年的`,
      why: '用结果当年或以后的数据来“预测”，检验再好看也是假的',
      next: '请只用结果之前的数据',
    }),
    en: ({ column, year, outcome }: { column: string; year: number; outcome: number }) => ({
      what: `“${column}” is of ${year}, the outcome of ${outcome}`,
      why: 'What was known only in that year or later predicts nothing, however well it tests',
      next: 'Use figures from before the outcome only',
    }),
  },
  'region.score-untested': {
    status: 422,
    zh: ({ why }: { why: string }) => ({
      what: '这个潜力分不能给人看',
      why: `它没有通过检验：${why}`,
      next: '请给更多地区和分组，或放弃这个分数',
    }),
    en: ({ why }: { why: string }) => ({
      what: 'This score of potential cannot be shown',
      why: `It did not stand its test: ${why}`,
      next: 'Bring more regions and groups, or do without it',
    }),
  },
  'region.no-potential-spec': {
    status: 422,
    zh: ({ where, why }: { where: string; why: string }) => ({
      what: `潜力分规则的“${where}”不对：${why}`,
      why: '要写清用哪几列、各是哪一年的、结果是哪一列、按哪一列分省',
      next: '请改正后再算；--schema 列出能写什么',
    }),
    en: ({ where, why }: { where: string; why: string }) => ({
      what: `“${where}” of the spec of a potential is wrong: ${why}`,
      why: 'It says which columns are used and of which year each is, which one came, and which names provinces',
      next: 'Correct it and ask again; --schema lists what it can say',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export const refusePotential = refuserOf(potentialRefusals);
