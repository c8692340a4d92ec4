import { type RefusalText, refuserOf } from '#shared/outcome.ts';

export const specRefusals = {
  'region.spec-wrong': {
    status: 422,
    zh: ({ path, zh }: { path: string; zh: string; en: string }) => ({
      what: `规则文件“${path}”这一项不对`,
      why: zh,
      next: '请改正后再来；--schema 列出能写什么',
    }),
    en: ({ path, en }: { path: string; zh: string; en: string }) => ({
      what: `The spec is wrong at “${path}”`,
      why: en,
      next: 'Correct it and come back; --schema lists what can be said',
    }),
  },
  'region.unit-twice': {
    status: 422,
    zh: ({ unit, line, before }: { unit: string; line: number; before: number }) => ({
      what: `第 ${line} 行的“${unit}”第 ${before} 行已经有了`,
      why: '每个地区只能有一行',
      next: '请去掉一行；多年的数据先按年分开',
    }),
    en: ({ unit, line, before }: { unit: string; line: number; before: number }) => ({
      what: `Line ${line} is “${unit}” again, as line ${before} was`,
      why: 'Each region has one row',
      next: 'Take one out; divide a table of several years first',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export const refuseSpec = refuserOf(specRefusals);
