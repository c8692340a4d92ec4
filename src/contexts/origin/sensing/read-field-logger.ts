import { readLoggerTable } from '#shared/logger-table.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Measure, measures, measureWords } from '../kernel/measures.ts';
import { type OriginRefusal, refuse } from '../refusals.ts';
import type { PlotReading } from './plot-readings.ts';

const headings: Readonly<Record<Measure, readonly string[]>> = {
  'air-temperature': ['temperature', 'temp', 'air temperature', 'air temp', '温度', '气温', '空气温度'],
  'soil-temperature': ['soil temperature', 'soil temp', '地温', '土温', '土壤温度'],
  'air-humidity': ['humidity', 'air humidity', 'relative humidity', 'rh', '湿度', '空气湿度', '相对湿度'],
  'soil-moisture': [
    'soil moisture',
    'moisture',
    'vwc',
    '墒情',
    '土壤湿度',
    '土壤水分',
    '土壤含水率',
    '土壤含水量',
  ],
};
const columns = [
  ...measures.map((key) => ({ key, headings: headings[key] })),
  { key: 'sensor', headings: ['sensor', 'channel', 'probe', '探头', '通道', '传感器', '设备'] },
];
const NUMBER = /^-?\d{1,3}(\.\d+)?$/;

/**
 * A field logger's table: a column of times and at least one of what it measures, perhaps one of sensors. An empty cell is no reading.
 * Refuses `origin.logger-file` with the row and the column.
 */
export function readFieldLogger(file: Uint8Array): Outcome<readonly PlotReading[], OriginRefusal> {
  const table = readLoggerTable(file, columns);
  if ('wrong' in table) return refuse('origin.logger-file', table.wrong);
  const measured = measures.filter((measure) => table.columns.includes(measure));
  if (measured.length === 0) return refuse('origin.logger-file', { row: 1, column: '气温 temperature' });
  const readings: PlotReading[] = [];
  for (const { row, at, cells } of table.rows) {
    for (const measure of measured) {
      const cell = (cells[measure] ?? '').replace(/\s*(°C|℃|%)$/, '');
      if (cell === '') continue;
      const { zh, en } = measureWords[measure];
      if (!NUMBER.test(cell))
        return refuse('origin.logger-file', { row, column: `${zh} ${en.toLowerCase()}` });
      const sensor = (cells.sensor ?? '').slice(0, 40);
      readings.push({ at, measure, sensor, value: Number(cell).toFixed(1), source: 'file' });
    }
  }
  return ok(readings);
}
