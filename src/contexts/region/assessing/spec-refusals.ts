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
  'region.assessing-not-allowed': {
    status: 403,
    zh: () => ({
      what: '您的身份不能做地区分析',
      why: '哪个地区弱在哪里，由县里的工作人员比较',
      next: '请换用有这项权利的身份登录',
    }),
    en: () => ({
      what: 'Your role cannot compare regions',
      why: 'Where each region is weak is for the county’s officers to compare',
      next: 'Sign in with a role that may',
    }),
  },
  'region.no-assessment': {
    status: 404,
    zh: () => ({
      what: '没有这份地区分析',
      why: '地址写错了，或者它不在这个县',
      next: '请从列表里选',
    }),
    en: () => ({
      what: 'There is no such assessment of regions',
      why: 'The address is wrong, or it is another county’s',
      next: 'Choose one from the list',
    }),
  },
  'region.not-assessed-yet': {
    status: 409,
    zh: () => ({
      what: '这份表还没有说明每一列是什么',
      why: '先要说明，才能比较',
      next: '请先填好列的说明',
    }),
    en: () => ({
      what: 'What each column of this table is has not been said yet',
      why: 'Regions can be compared once it has',
      next: 'Say what its columns are first',
    }),
  },
  'region.no-region': {
    status: 404,
    zh: ({ unit }: { unit: string }) => ({
      what: `这份分析里没有“${unit}”`,
      why: '代码写错了，或者这一行没有采用',
      next: '请从列表里选',
    }),
    en: ({ unit }: { unit: string }) => ({
      what: `This assessment has no region “${unit}”`,
      why: 'The code is wrong, or its row was left out',
      next: 'Choose one from the list',
    }),
  },
  'region.code-split': {
    status: 422,
    zh: ({ line, unit, into, year }: { line: number; unit: string; into: string; year: number }) => ({
      what: `第 ${line} 行的“${unit}”${year} 年拆成了 ${into}`,
      why: '一个地区拆成几个，原来的数字分不开',
      next: '请换成拆分以后的数据，或者不用这一行',
    }),
    en: ({ line, unit, into, year }: { line: number; unit: string; into: string; year: number }) => ({
      what: `Line ${line}: “${unit}” was split into ${into} in ${year}`,
      why: 'The figures of one region cannot be told apart into several',
      next: 'Bring figures from after the split, or leave the row out',
    }),
  },
  'region.code-merged': {
    status: 422,
    zh: ({ line, unit, into, year }: { line: number; unit: string; into: string; year: number }) => ({
      what: `第 ${line} 行的“${unit}”${year} 年和别处合并成了 ${into}`,
      why: '它只是现在这个地区的一部分，各项数字不能随便相加',
      next: '请换成合并以后的数据，或者不用这一行',
    }),
    en: ({ line, unit, into, year }: { line: number; unit: string; into: string; year: number }) => ({
      what: `Line ${line}: “${unit}” was merged with others into ${into} in ${year}`,
      why: 'It is a part of that region today, and figures do not simply add up',
      next: 'Bring figures from after the merger, or leave the row out',
    }),
  },
  'region.code-change-wrong': {
    status: 422,
    zh: ({ line, text }: { line: number; text: string }) => ({
      what: `第 ${line} 行不是一个代码变更：${text}`,
      why: '前两列是旧代码和新代码，两个不能一样',
      next: '请改好再上传',
    }),
    en: ({ line, text }: { line: number; text: string }) => ({
      what: `Line ${line} is no change of a code: ${text}`,
      why: 'The first two columns are the old code and the new one, and differ',
      next: 'Correct it and upload it again',
    }),
  },
  'region.code-year-wrong': {
    status: 422,
    zh: ({ line, text }: { line: number; text: string }) => ({
      what: `第 ${line} 行的年份不对：${text}`,
      why: '第三列是哪一年改的，四位数字',
      next: '请改好再上传',
    }),
    en: ({ line, text }: { line: number; text: string }) => ({
      what: `Line ${line} has no year: ${text}`,
      why: 'The third column is the year of the change, in four digits',
      next: 'Correct it and upload it again',
    }),
  },
  'region.faulty-rows': {
    status: 422,
    zh: ({ rows }: { rows: number }) => ({
      what: `有 ${rows} 行不能用`,
      why: '每一行的原因列在下面',
      next: '请改好再上传，或者选“不用这些行”',
    }),
    en: ({ rows }: { rows: number }) => ({
      what: `${rows} rows cannot be used`,
      why: 'The reason of each is listed below',
      next: 'Correct and upload them again, or choose to leave them out',
    }),
  },
  'region.boundaries-unread': {
    status: 422,
    zh: () => ({
      what: '边界文件看不懂，或者对不上表里的代码',
      why: '要 GeoJSON（经纬度）或 TopoJSON，图形的一个属性里有表里的代码',
      next: '请换一个文件，或者先不要边界',
    }),
    en: () => ({
      what: 'The file of boundaries is not understood, or does not match the table’s codes',
      why: 'It must be GeoJSON (longitude, latitude) or TopoJSON, with the table’s codes among a property of its shapes',
      next: 'Bring another file, or none for now',
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
