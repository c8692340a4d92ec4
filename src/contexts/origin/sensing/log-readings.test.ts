import assert from 'node:assert/strict';
import test from 'node:test';
import type { Actor } from '#shared/call.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { asCall } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { gbk } from '../../../../test/help/gbk.ts';
import { plantOrchard } from '../../../../test/help/orchard.ts';
import { byWeek } from '../kernel/measures.ts';
import { logReadings } from './log-readings.ts';
import { daysMeasured, newestReadings, type PlotReading } from './plot-readings.ts';
import { readFieldLogger } from './read-field-logger.ts';
import { takeReadingsBack } from './take-readings-back.ts';

const { db } = await testDatabase();
const orchard = await plantOrchard(db);
const { east, river } = orchard.plots;
const NOW = instantAt('2026-06-03', '12:00');

const bytes = (text: string) => new TextEncoder().encode(text);
const log = (readings: readonly PlotReading[], actor: Actor = orchard.grower, plotId = east) =>
  asCall(db, { actor, now: NOW }, (call) => logReadings(call, { plotId, readings }));
const codeOf = (outcome: Awaited<ReturnType<typeof log>>) => (outcome.ok ? 'kept' : outcome.refusal.code);
const days = (plotId = east) =>
  asCall(db, {}, (call) => daysMeasured(call, plotId, { from: '2026-06-01', until: '2026-06-30' }));
const reading = (more: Partial<PlotReading> = {}): PlotReading => ({
  ...{ at: instantAt('2026-06-02', '08:00'), measure: 'air-temperature', sensor: '' },
  ...{ value: '21.5', source: 'sensor', ...more },
});

const file = `时间,气温(℃),土壤湿度（%）,设备
2026-06-01 23:50,18.0,31,坡上
2026/6/2 0:10,17.2,30.5,坡上
2026-06-02 14:00,29.8,,坡上
`;

test('a logger’s file in the characters of Windows, brought twice, is kept once and read by China’s days', async () => {
  const readings = must(readFieldLogger(gbk(file)));
  const kept = async () => must(await log(readings)).kept;
  assert.deepEqual([await kept(), await kept()], [5, 0]);
  assert.deepEqual(
    (await days()).map(({ day, measure, low, high, mean, readings: count }) => [
      day,
      measure,
      low,
      mean,
      high,
      count,
    ]),
    [
      ['2026-06-01', 'air-temperature', 18, 18, 18, 1],
      ['2026-06-01', 'soil-moisture', 31, 31, 31, 1],
      ['2026-06-02', 'air-temperature', 17.2, 23.5, 29.8, 2],
      ['2026-06-02', 'soil-moisture', 30.5, 30.5, 30.5, 1],
    ],
  );
});

test('what cannot be read says which row and column', () => {
  const refused = (text: string) => {
    const read = readFieldLogger(bytes(text));
    return read.ok ? 'read' : [read.refusal.code, read.refusal.facts.row, read.refusal.facts.column];
  };
  assert.deepEqual(refused('time,humidity\n2026-06-01 09:10,80\n2026-02-30 09:10,81\n'), [
    'origin.logger-file',
    3,
    '时间 time',
  ]);
  assert.deepEqual(refused('time,humidity\n2026-06-01 09:10,wet\n'), [
    'origin.logger-file',
    2,
    '空气湿度 air humidity',
  ]);
  assert.deepEqual(refused('time,wind\n2026-06-01 09:10,3\n'), ['origin.logger-file', 1, '气温 temperature']);
  assert.deepEqual(refused(''), ['origin.logger-file', 1, '时间 time']);
});

test('a logger whose clock or probe is wrong is not believed in part', async () => {
  const before = (await days(river)).length;
  const good = reading({ sensor: 'a' });
  const broken = reading({ value: '85.0', at: instantAt('2026-06-02', '09:00') });
  assert.equal(codeOf(await log([good, broken], orchard.grower, river)), 'origin.reading-impossible');
  const tomorrow = reading({ at: instantAt('2026-06-04') });
  assert.equal(codeOf(await log([good, tomorrow], orchard.grower, river)), 'origin.reading-elsewhen');
  const ancient = reading({ at: new Date(0) });
  assert.equal(codeOf(await log([ancient], orchard.grower, river)), 'origin.reading-elsewhen');
  assert.equal((await days(river)).length, before);
});

test('the household and its co-op write what was measured, and nobody else', async () => {
  assert.equal(codeOf(await log([reading({ sensor: 'co-op' })], orchard.coopStaff)), 'kept');
  assert.equal(codeOf(await log([reading()], orchard.loner)), 'origin.not-yours');
  assert.equal(codeOf(await log([reading()], orchard.officer)), 'origin.not-allowed');
});

test('what a broken probe said is struck with the reason, shown to nobody, and stays on record', async () => {
  must(await log([reading({ sensor: 'sun', value: '48.0' })], orchard.grower, river));
  const back = (reason: string, actor = orchard.grower) =>
    asCall(db, { actor, now: NOW }, (call) =>
      takeReadingsBack(call, {
        plotId: river,
        sensor: 'sun',
        from: '2026-06-02',
        until: '2026-06-02',
        reason,
      }),
    );
  const silent = await back(' ');
  assert.equal(!silent.ok && silent.refusal.code, 'origin.reason-needed');
  const foreign = await back('探头晒到太阳', orchard.loner);
  assert.equal(!foreign.ok && foreign.refusal.code, 'origin.not-yours');
  assert.deepEqual(
    [must(await back('探头晒到太阳')).struck, must(await back('探头晒到太阳')).struck],
    [1, 0],
  );
  assert.deepEqual(await days(river), []);
  const [kept] = await asCall(db, {}, (call) => newestReadings(call, river, 10));
  assert.deepEqual([kept?.value, kept?.struckReason], ['48.0', '探头晒到太阳']);
});

test('weeks begin on Monday, and a day counts by how often it was measured', () => {
  const day = (at: string, mean: number, readings: number) =>
    ({ day: at, measure: 'air-temperature', low: mean - 1, mean, high: mean + 1, readings }) as const;
  const weeks = byWeek([day('2026-05-31', 10, 1), day('2026-06-01', 20, 3), day('2026-06-07', 24, 1)]);
  assert.deepEqual(
    weeks.map(({ day: monday, low, mean, high }) => [monday, low, mean, high]),
    [
      ['2026-05-25', 9, 10, 11],
      ['2026-06-01', 19, 21, 25],
    ],
  );
});
