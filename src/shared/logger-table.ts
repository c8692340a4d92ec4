import { parse } from 'csv-parse/sync';
import { isDay } from './instant.ts';

/** A column of a logger's table and how it may be headed, in lower case, without its unit. */
export interface LoggerColumn {
  readonly key: string;
  readonly headings: readonly string[];
}

/** One row: when it was measured, and the cells of the columns that are there. */
export interface LoggerRow {
  /** As a spreadsheet counts it: the headings are row 1. */
  readonly row: number;
  readonly at: Date;
  readonly cells: Readonly<Record<string, string>>;
}

export type LoggerTable =
  | { readonly rows: readonly LoggerRow[]; readonly columns: readonly string[] }
  | { readonly wrong: { readonly row: number; readonly column: string } };

const times = ['time', 'at', 'datetime', 'date', 'timestamp', '时间', '日期时间', '记录时间', '采集时间'];
const LOCAL = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?$/;
// A unit stands behind the name: 温度(℃), 湿度（%RH）, temp °C.
const UNIT = /\s*(?:[(（[].*[)）\]]|°c|℃|%rh|%)$/;

/**
 * A logger's table as it writes it: CSV in UTF-8 or GB18030 (what Windows in China writes), a comma, semicolon or tab between, a column of
 * times (without a zone they are China's) and those asked for. Answers the row and column of the first thing that cannot be read.
 */
export function readLoggerTable(file: Uint8Array, columns: readonly LoggerColumn[]): LoggerTable {
  const text = decoded(file);
  if (text === undefined) return { wrong: { row: 1, column: 'CSV' } };
  let lines: string[][];
  try {
    lines = parse(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      delimiter: [',', ';', '\t'],
      relax_column_count: true,
    }) as string[][];
  } catch {
    return { wrong: { row: 1, column: 'CSV' } };
  }
  const [head = [], ...body] = lines;
  const names = head.map((name) => name.toLowerCase().trim().replace(UNIT, ''));
  const timeAt = names.findIndex((name) => times.includes(name));
  if (timeAt < 0) return { wrong: { row: 1, column: '时间 time' } };
  const found = columns.flatMap(({ key, headings }) => {
    const place = names.findIndex((name) => headings.includes(name));
    return place < 0 ? [] : [{ key, place }];
  });
  const rows: LoggerRow[] = [];
  for (const [index, line] of body.entries()) {
    const at = momentOf(line[timeAt] ?? '');
    if (!at) return { wrong: { row: index + 2, column: '时间 time' } };
    const cells = Object.fromEntries(found.map(({ key, place }) => [key, line[place] ?? '']));
    rows.push({ row: index + 2, at, cells });
  }
  return { rows, columns: found.map(({ key }) => key) };
}

function decoded(file: Uint8Array): string | undefined {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(file);
      // No text has a NUL: this is a picture or a workbook.
      return text.includes('\0') ? undefined : text;
    } catch {
      // The next encoding may read it.
    }
  }
  return undefined;
}

function momentOf(text: string): Date | undefined {
  const [, year, month = '', date = '', hour = '', minute, second = '00'] = LOCAL.exec(text) ?? [];
  if (year === undefined) {
    const at = new Date(/T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : '');
    return Number.isNaN(at.getTime()) ? undefined : at;
  }
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const at = new Date(`${day}T${hour.padStart(2, '0')}:${minute}:${second}+08:00`);
  return isDay(day) && !Number.isNaN(at.getTime()) ? at : undefined;
}
