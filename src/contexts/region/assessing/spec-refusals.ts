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
  'region.neighbours-wrong': {
    status: 422,
    zh: ({ path }: { path: string }) => ({
      what: `相邻关系文件“${path}”这里看不懂`,
      why: '要么是 {"县代码": ["相邻县代码", …]}，要么是 TopoJSON，每个图形的属性里有代码（--key）',
      next: '请改正后再来',
    }),
    en: ({ path }: { path: string }) => ({
      what: `The file of neighbours is not understood at “${path}”`,
      why: 'It is either {"code": ["code beside it", …]}, or TopoJSON whose shapes have a code among their properties (--key)',
      next: 'Correct it and come back',
    }),
  },
  'region.no-neighbours': {
    status: 422,
    zh: ({ unit, line }: { unit: string; line: number }) => ({
      what: `第 ${line} 行的“${unit}”在相邻关系文件里没有`,
      why: '没有相邻的地区要写成空的 []，不然分不清是岛还是漏了',
      next: '请补上，或去掉这一行',
    }),
    en: ({ unit, line }: { unit: string; line: number }) => ({
      what: `Line ${line}, “${unit}”, is not in the file of neighbours`,
      why: 'A region that borders on none is written with an empty [], else an island looks like an omission',
      next: 'Add it, or take the row out',
    }),
  },
  'region.no-borders': {
    status: 422,
    zh: () => ({
      what: '没有两个地区相邻',
      why: '空间相关要有相邻的地区',
      next: '请看看代码是不是对得上',
    }),
    en: () => ({
      what: 'No two regions border on each other',
      why: 'Whether like borders on like can be asked where there are borders',
      next: 'See whether the codes are the same in both files',
    }),
  },
  'region.too-few-regions': {
    status: 422,
    zh: ({ least }: { least: number }) => ({
      what: `地区太少，至少要 ${least} 个`,
      why: '再少就算不出随机情况下会怎样',
      next: '请用更多的地区',
    }),
    en: ({ least }: { least: number }) => ({
      what: `Too few regions: at least ${least} are needed`,
      why: 'With fewer it cannot be told what chance would make of them',
      next: 'Bring more regions',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export const refuseSpec = refuserOf(specRefusals);
