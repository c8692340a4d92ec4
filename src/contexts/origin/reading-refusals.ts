import { instantText } from '#shared/instant.ts';
import type { RefusalText } from '#shared/outcome.ts';

type Impossible = {
  row: number;
  zh: string;
  en: string;
  value: string;
  unit: string;
  from: number;
  to: number;
};

/** What is refused of what loggers in the field measure. */
export const readingRefusals = {
  'origin.logger-file': {
    status: 422,
    zh: ({ row, column }: { row: number; column: string }) => ({
      what: '记录仪的文件读不懂',
      why: `第 ${row} 行的「${column}」没有找到，或者不是时间、数字`,
      next: '要有「时间」一列，和「气温」「地温」「空气湿度」「土壤湿度」里的至少一列；时间像 2026-06-02 08:30',
    }),
    en: ({ row, column }: { row: number; column: string }) => ({
      what: 'The logger’s file cannot be read',
      why: `Row ${row}: “${column}” is missing, or is no time or number`,
      next: 'It needs a column “time” (2026-06-02 08:30) and at least one of temperature, soil temperature, humidity, soil moisture',
    }),
  },
  'origin.reading-impossible': {
    status: 422,
    zh: ({ row, zh, value, unit, from, to }: Impossible) => ({
      what: `第 ${row} 条读数不可能，一条也没有保存`,
      why: `${zh} ${value} ${unit} 不在 ${from} 到 ${to} ${unit} 之间，多半是探头坏了`,
      next: '请检查探头，或把这一段从文件里删掉再传',
    }),
    en: ({ row, en, value, unit, from, to }: Impossible) => ({
      what: `Reading ${row} cannot be; none was kept`,
      why: `${en} ${value} ${unit} is not between ${from} and ${to} ${unit}: the probe is probably broken`,
      next: 'Check the probe, or take that stretch out of the file and bring it again',
    }),
  },
  'origin.reading-elsewhen': {
    status: 422,
    zh: ({ row, at }: { row: number; at: string }) => ({
      what: `第 ${row} 条读数的时间不对，一条也没有保存`,
      why: `它说量于 ${instantText(new Date(at), 'zh')}，还没有到，或者是三年以前`,
      next: '请校准记录仪的时钟再传',
    }),
    en: ({ row, at }: { row: number; at: string }) => ({
      what: `Reading ${row} has a wrong time; none was kept`,
      why: `It says it was measured on ${instantText(new Date(at), 'en')}: that has not come yet, or was more than three years ago`,
      next: 'Set the logger’s clock right and bring it again',
    }),
  },
  'origin.too-many-readings': {
    status: 413,
    zh: ({ most }: { most: number }) => ({
      what: '读数太多，一次收不下',
      why: `一次最多 ${most} 条`,
      next: '请分几次传',
    }),
    en: ({ most }: { most: number }) => ({
      what: 'Too many readings at once',
      why: `At most ${most} are taken at a time`,
      next: 'Bring them in several parts',
    }),
  },
} as const satisfies Record<string, RefusalText>;
