import assert from 'node:assert/strict';
import test from 'node:test';
import { instantAt } from '#shared/instant.ts';
import { blockingSpraying, firstHarvestDay, type Spraying, waitingPlots } from './spray-interval.ts';

const sprayed = (day: string, intervalDays: number, plotName = '东坡'): Spraying => ({
  plotId: plotName,
  plotName,
  productNameZh: '阿维菌素',
  productNameEn: 'Abamectin',
  sprayedAt: instantAt(day, '17:00'),
  intervalDays,
});

test('sprayed on 1 November with 7 days to wait, fruit is picked from 9 November', () => {
  assert.equal(firstHarvestDay('2026-11-01', 7), '2026-11-09');
});

test('an interval of no days still keeps the day of spraying itself free of picking', () => {
  assert.equal(firstHarvestDay('2026-11-01', 0), '2026-11-02');
});

test('the last day of the interval is too early, the day after it is not', () => {
  assert.ok(blockingSpraying([sprayed('2026-11-01', 7)], instantAt('2026-11-08', '09:00')));
  assert.equal(blockingSpraying([sprayed('2026-11-01', 7)], instantAt('2026-11-09', '00:00')), undefined);
});

test('of several sprayings on several plots, the one that lasts longest is named', () => {
  const blocking = blockingSpraying(
    [sprayed('2026-11-01', 3, '东坡'), sprayed('2026-10-28', 14, '河边'), sprayed('2026-11-02', 5, '屋后')],
    instantAt('2026-11-03', '09:00'),
  );
  assert.equal(blocking?.spraying.plotName, '河边');
  assert.equal(blocking?.firstDay, '2026-11-12');
});

test('spraying in the afternoon does not touch the fruit picked that morning', () => {
  assert.equal(blockingSpraying([sprayed('2026-11-05', 7)], instantAt('2026-11-05', '09:00')), undefined);
});

test('an interval counts over the end of a year', () => {
  assert.equal(firstHarvestDay('2026-12-28', 7), '2027-01-05');
});

test('a plot that was sprayed waits, its neighbour does not', () => {
  const waits = waitingPlots(
    [sprayed('2026-11-01', 7, '东坡'), sprayed('2026-10-01', 7, '河边')],
    instantAt('2026-11-03', '09:00'),
  );
  assert.deepEqual([...waits], [['东坡', '2026-11-09']]);
});
