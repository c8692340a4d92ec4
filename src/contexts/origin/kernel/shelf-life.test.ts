import assert from 'node:assert/strict';
import test from 'node:test';
import { goodUntil, oldestOf } from './shelf-life.ts';

test('kumquats that keep 20 days and were picked on 23 November are good until 13 December', () => {
  assert.equal(goodUntil(new Date('2026-11-23T01:00:00Z'), 20), '2026-12-13');
});

test('a mixed lot is as old as its oldest part', () => {
  const monday = new Date('2026-11-23T01:00:00Z');
  const friday = new Date('2026-11-27T01:00:00Z');
  assert.deepEqual(
    oldestOf([
      { harvestedAt: friday, goodUntil: '2026-12-10' },
      { harvestedAt: monday, goodUntil: '2026-12-13' },
    ]),
    { harvestedAt: monday, goodUntil: '2026-12-10' },
  );
});
