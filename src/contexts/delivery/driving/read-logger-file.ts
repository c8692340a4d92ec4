import { createHash } from 'node:crypto';
import { readLoggerTable } from '#shared/logger-table.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from '../refusals.ts';
import type { ColdReading } from './cold-readings.ts';

const columns = [
  { key: 'celsius', headings: ['temperature', 'temp', 'celsius', '温度'] },
  { key: 'sensor', headings: ['sensor', 'channel', 'probe', '探头', '通道', '传感器'] },
] as const;
const NUMBER = /^-?\d{1,2}(\.\d+)?$/;

/**
 * A temperature logger's table: a column of times, one of degrees Celsius, perhaps one of sensors. The same row gives the same id. Refuses
 * `delivery.logger-file` with the row.
 */
export function readLoggerFile(
  roundId: string,
  file: Uint8Array,
): Outcome<readonly Omit<ColdReading, 'personName'>[]> {
  const table = readLoggerTable(file, columns);
  if ('wrong' in table) return refuse('delivery.logger-file', table.wrong);
  const column = '温度 temperature';
  if (!table.columns.includes('celsius')) return refuse('delivery.logger-file', { row: 1, column });
  const readings: Omit<ColdReading, 'personName'>[] = [];
  for (const { row, at, cells } of table.rows) {
    const value = (cells.celsius ?? '').replace(/\s*(°C|℃)$/, '');
    if (!NUMBER.test(value)) return refuse('delivery.logger-file', { row, column });
    const sensor = (cells.sensor ?? '').slice(0, 40);
    const id = idOf(`${roundId} ${sensor} ${at.toISOString()}`);
    readings.push({ id, sensor, at, celsius: Number(value).toFixed(1), source: 'file' });
  }
  return ok(readings);
}

/** A UUID by name (RFC 9562 § 5.8, version 8): the same words, the same id. */
function idOf(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
