import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allYear, marginDays, nextInSeason, seasonEnds, seasonMonths } from './season.ts';

const kumquats = { from: '11-15', until: '03-20' };
const grapes = { from: '07-01', until: '09-10' };

test('a season that crosses the new year begins in November and ends next March', () => {
  assert.equal(nextInSeason('2026-10-01', kumquats), '2026-11-15');
  assert.equal(nextInSeason('2026-04-01', kumquats), '2026-11-15');
  assert.equal(nextInSeason('2026-12-01', kumquats), '2026-12-01');
  assert.equal(seasonEnds('2026-12-01', kumquats), '2027-03-20');
  assert.equal(seasonEnds('2027-02-01', kumquats), '2027-03-20');
});

test('after the summer, grapes come back next year', () => {
  assert.equal(nextInSeason('2026-10-01', grapes), '2027-07-01');
  assert.equal(nextInSeason('2026-05-01', grapes), '2026-07-01');
  assert.equal(seasonEnds('2026-08-01', grapes), '2026-09-10');
});

test('what is kept or laid all year has no end that one could miss', () => {
  assert.equal(allYear({ from: '01-01', until: '12-31' }), true);
  assert.equal(allYear({ from: '03-01', until: '02-28' }), true);
  assert.equal(allYear(kumquats), false);
});

test('the calendar marks every month with a day in season', () => {
  const months = (season: typeof grapes) =>
    seasonMonths(season).flatMap((ripe, index) => (ripe ? [index + 1] : []));
  assert.deepEqual(months(grapes), [7, 8, 9]);
  assert.deepEqual(months(kumquats), [1, 2, 3, 11, 12]);
  assert.equal(months({ from: '01-01', until: '12-31' }).length, 12);
});

test('what keeps three days must be collected in time, what keeps weeks must keep two days more', () => {
  assert.deepEqual([3, 5, 9, 10, 20].map(marginDays), [0, 1, 1, 2, 2]);
});
