import { type RefusalText, refuserOf } from '#shared/outcome.ts';

interface Cell {
  readonly line: number;
  readonly column: string;
}

/** What a table of regions can be refused for, with the line (as counted in the file, the first being 1) and the column. */
export const sheetRefusals = {
  'region.no-rows': {
    status: 422,
    zh: () => ({
      what: '这份表没有数据行',
      why: '第一行要写列名，下面每行一个地区',
      next: '请换一份有数据的表',
    }),
    en: () => ({
      what: 'This table has no rows',
      why: 'Its first line names the columns, and each line below is one region',
      next: 'Bring a table with rows',
    }),
  },
  'region.no-column': {
    status: 422,
    zh: ({ column, columns }: { column: string; columns: string }) => ({
      what: `表里没有“${column}”这一列`,
      why: `第一行写的列是：${columns}`,
      next: '请改列名，或换一份表',
    }),
    en: ({ column, columns }: { column: string; columns: string }) => ({
      what: `The table has no column “${column}”`,
      why: `Its first line names these: ${columns}`,
      next: 'Name another column, or bring another table',
    }),
  },
  'region.column-twice': {
    status: 422,
    zh: ({ column }: { column: string }) => ({
      what: `“${column}”这一列写了两次`,
      why: '分不清用哪一列',
      next: '请给其中一列改名',
    }),
    en: ({ column }: { column: string }) => ({
      what: `The column “${column}” stands there twice`,
      why: 'It cannot be told which one is meant',
      next: 'Rename one of them',
    }),
  },
  'region.not-a-number': {
    status: 422,
    zh: ({ line, column, text }: Cell & { text: string }) => ({
      what: `第 ${line} 行“${column}”不是数字：${text}`,
      why: '这一列要参加计算；空着、NA、-、… 表示没有数据',
      next: '请改成数字，或空着',
    }),
    en: ({ line, column, text }: Cell & { text: string }) => ({
      what: `Line ${line}, column “${column}” is no number: ${text}`,
      why: 'This column is calculated with; empty, NA, - and … stand for no figure',
      next: 'Write a number, or leave it empty',
    }),
  },
  'region.no-figure': {
    status: 422,
    zh: ({ line, column }: Cell) => ({
      what: `第 ${line} 行“${column}”空着`,
      why: '这个算法要求每一行都有值',
      next: '请补上，或先去掉这一行',
    }),
    en: ({ line, column }: Cell) => ({
      what: `Line ${line}, column “${column}” is empty`,
      why: 'What is asked needs a value in each row',
      next: 'Fill it in, or take the row out first',
    }),
  },
  'region.below-zero': {
    status: 422,
    zh: ({ line, column, text }: Cell & { text: string }) => ({
      what: `第 ${line} 行“${column}”小于零：${text}`,
      why: '这个算法只对零和正数有意义',
      next: '请改正，或换一个算法',
    }),
    en: ({ line, column, text }: Cell & { text: string }) => ({
      what: `Line ${line}, column “${column}” is below zero: ${text}`,
      why: 'What is asked has a meaning for zero and above only',
      next: 'Correct it, or ask for another measure',
    }),
  },
  'region.no-logarithm': {
    status: 422,
    zh: ({ line, column, text }: Cell & { text: string }) => ({
      what: `第 ${line} 行“${column}”不是正数：${text}`,
      why: '增长要取对数，只有正数有对数',
      next: '请改正，或先去掉这一行',
    }),
    en: ({ line, column, text }: Cell & { text: string }) => ({
      what: `Line ${line}, column “${column}” is not above zero: ${text}`,
      why: 'Growth is told by logarithms, which only numbers above zero have',
      next: 'Correct it, or take the row out first',
    }),
  },
  'region.nothing-to-share': {
    status: 422,
    zh: ({ column }: { column: string }) => ({
      what: `“${column}”全是零`,
      why: '没有东西可分，谈不上平不平均',
      next: '请换一列',
    }),
    en: ({ column }: { column: string }) => ({
      what: `The column “${column}” is zero throughout`,
      why: 'Where there is nothing to share, no share is unequal',
      next: 'Name another column',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export const refuseSheet = refuserOf(sheetRefusals);
