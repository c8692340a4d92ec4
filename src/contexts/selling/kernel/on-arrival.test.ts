import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onArrival } from './on-arrival.ts';

test('what keeps shortest says how long goods of several lots keep', () => {
  const lots = [
    { harvestedOn: '2026-05-30', goodUntil: '2026-06-19' },
    { harvestedOn: '2026-05-31', goodUntil: '2026-06-05' },
  ];
  assert.deepEqual(onArrival(lots, '2026-06-02'), { keepsDays: 3, ofDays: 5 });
  assert.deepEqual(onArrival(lots, '2026-06-07'), { keepsDays: -2, ofDays: 5 });
});

test('of what is not picked yet nothing is known', () => {
  assert.equal(onArrival([], '2026-06-02'), undefined);
});
