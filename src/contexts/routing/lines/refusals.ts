import type { RefusalText } from '#shared/outcome.ts';
import type { LineFault, LineFaultCode } from '../kernel/lines/line-fault.ts';

type Words = readonly [what: string, next: string];

const words: Readonly<Record<LineFaultCode, readonly [zh: Words, en: Words]>> = {
  'no-such-file': [
    ['缺少一个文件', '时刻表要有 stops、routes、trips、stop_times，以及 calendar 或 calendar_dates'],
    ['A file is missing', 'A timetable has stops, routes, trips, stop_times, and calendar or calendar_dates'],
  ],
  'no-such-column': [
    ['缺少一栏', '请在第一行补上这一栏的名称'],
    ['A column is missing', 'Add its heading to the first row'],
  ],
  'not-csv': [
    ['这一行的引号没有合上', '请核对引号'],
    ['A quote in this row is never closed', 'Check the quotes'],
  ],
  'not-a-number': [
    ['这里要一个数', '请改成数，例如 25.1'],
    ['A number is wanted here', 'Write a number, such as 25.1'],
  ],
  'not-a-time': [
    ['这里要一个时刻', '请写成 8:05；过了半夜接着数，例如 24:20'],
    ['A time is wanted here', 'Write it as 8:05; past midnight count on, as in 24:20'],
  ],
  'not-a-day': [
    ['这里要一个日期，或星期几的数字', '日期写成 20261126，星期写成 1 到 7'],
    ['A day is wanted here, or numbers of weekdays', 'Write a day as 20261126, weekdays as 1 to 7'],
  ],
  'off-the-earth': [
    ['地球上没有这个经纬度', '请核对经度和纬度，是不是写反了'],
    ['There is no such place on earth', 'Check longitude and latitude; they may have changed places'],
  ],
  'named-twice': [
    ['同一个名称写了两样东西', '每样东西各用一个名称'],
    ['One name stands for two things', 'Give each a name of its own'],
  ],
  'unknown-stop': [
    ['没有这个站', '请在 stops 里加上，或改正编号'],
    ['There is no such stop', 'Add it to the stops, or correct its number'],
  ],
  'unknown-line': [
    ['没有这条线路', '请在 routes 里加上，或改正编号'],
    ['There is no such line', 'Add it to the routes, or correct its number'],
  ],
  'unknown-service': [
    ['没有这样的运行日', '请在 calendar 里加上，或改正编号'],
    ['There is no such service', 'Add it to the calendar, or correct its number'],
  ],
  'unknown-trip': [
    ['没有这个班次', '请在 trips 里加上，或改正编号'],
    ['There is no such trip', 'Add it to the trips, or correct its number'],
  ],
  'back-in-time': [
    ['时刻倒退了', '后一站不能早于前一站；过了半夜请写成 24:00 以上'],
    [
      'The timetable goes back in time',
      'A stop cannot be earlier than the one before it; past midnight write 24:00 and more',
    ],
  ],
  'too-few-stops': [
    ['这个班次不到两站', '请补上各站的时刻'],
    ['This trip has fewer than two stops', 'Add the times of its stops'],
  ],
  'negative-hold': [
    ['载货量和分钟数不能小于零', '请改成零以上的数'],
    ['What a trip takes, and minutes, cannot be below zero', 'Write zero or more'],
  ],
};

interface At {
  file: string;
  row: number;
  at: string;
}

function textOf(code: LineFaultCode): RefusalText<At> {
  const [zh, en] = words[code];
  return {
    status: 422,
    zh: ({ file, row, at }) => ({
      what: zh[0],
      why: `${file}${row > 0 ? ` 第 ${row} 行` : ''}${at === '' ? '' : `：${at}`}`,
      next: zh[1],
    }),
    en: ({ file, row, at }) => ({
      what: en[0],
      why: `${file}${row > 0 ? `, row ${row}` : ''}${at === '' ? '' : `: ${at}`}`,
      next: en[1],
    }),
  };
}

type LineCode = `routing.line-${LineFaultCode}`;

/** Why a timetable is not read, each with its file and row. */
export const lineRefusals = Object.fromEntries(
  (Object.keys(words) as LineFaultCode[]).map((code) => [`routing.line-${code}`, textOf(code)]),
) as Readonly<Record<LineCode, RefusalText<At>>>;

/** What is wrong with a trip that was left out, in words. */
export function lineFaultSentence({ code, ...at }: LineFault, lang: 'zh' | 'en'): string {
  const { what, why } = textOf(code)[lang](at);
  return lang === 'zh' ? `${what}（${why}）` : `${what} (${why})`;
}
