import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from '../refusals.ts';
import type { ColdReading } from './cold-readings.ts';

const headings = {
  at: ['time', 'at', 'datetime', 'date', 'timestamp', '时间', '日期时间', '记录时间'],
  celsius: ['temperature', 'temp', 'celsius', '°c', '温度', '温度(℃)', '温度（℃）', '温度℃'],
  sensor: ['sensor', 'channel', 'probe', '探头', '通道', '传感器'],
} as const;
const LOCAL = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?$/;
const NUMBER = /^-?\d{1,2}(\.\d+)?$/;

/**
 * A temperature logger's table (CSV; a comma, semicolon or tab between): a column of times (without a zone they are China's), one of
 * degrees Celsius, perhaps one of sensors. The same row gives the same id. Refuses `delivery.logger-file` with the row.
 */
export function readLoggerFile(
  roundId: string,
  text: string,
): Outcome<readonly Omit<ColdReading, 'personName'>[]> {
  let rows: string[][];
  try {
    rows = parse(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      delimiter: [',', ';', '\t'],
      relax_column_count: true,
    }) as string[][];
  } catch {
    return refuse('delivery.logger-file', { row: 1, column: 'CSV' });
  }
  const [head = [], ...body] = rows;
  const columnOf = (key: keyof typeof headings) =>
    head.findIndex((name) => (headings[key] as readonly string[]).includes(name.toLowerCase().trim()));
  const [atColumn, celsiusColumn, sensorColumn] = [columnOf('at'), columnOf('celsius'), columnOf('sensor')];
  if (atColumn < 0) return refuse('delivery.logger-file', { row: 1, column: '时间 time' });
  if (celsiusColumn < 0) return refuse('delivery.logger-file', { row: 1, column: '温度 temperature' });
  const readings: Omit<ColdReading, 'personName'>[] = [];
  for (const [index, row] of body.entries()) {
    const at = momentOf(row[atColumn] ?? '');
    const value = (row[celsiusColumn] ?? '').replace(/\s*(°C|℃)$/, '');
    if (!at) return refuse('delivery.logger-file', { row: index + 2, column: '时间 time' });
    if (!NUMBER.test(value))
      return refuse('delivery.logger-file', { row: index + 2, column: '温度 temperature' });
    const sensor = (sensorColumn < 0 ? '' : (row[sensorColumn] ?? '')).slice(0, 40);
    const id = idOf(`${roundId} ${sensor} ${at.toISOString()}`);
    readings.push({ id, sensor, at, celsius: Number(value).toFixed(1), source: 'file' });
  }
  return ok(readings);
}

function momentOf(text: string): Date | undefined {
  const local = LOCAL.exec(text);
  const iso = local
    ? `${local[1]}-${local[2]?.padStart(2, '0')}-${local[3]?.padStart(2, '0')}T${local[4]?.padStart(2, '0')}:${local[5]}:${local[6] ?? '00'}+08:00`
    : /T.*(Z|[+-]\d{2}:?\d{2})$/.test(text)
      ? text
      : '';
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** A UUID by name (RFC 9562 § 5.8, version 8): the same words, the same id. */
function idOf(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
