import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextTime, type Schedule, timesOf } from './schedule.ts';

/** In the county's time. */
const after = (schedule: Schedule, local: string) => {
  const times = timesOf(schedule);
  const next = times && nextTime(times, new Date(`${local}+08:00`));
  return next && new Date(next.getTime() + 8 * 3_600_000).toISOString().slice(0, 19);
};

test('every morning at 1.05, every half minute, on Mondays, on leap days', () => {
  assert.equal(after({ hour: '1', minute: '5' }, '2026-06-01T00:00:00'), '2026-06-01T01:05:00');
  assert.equal(after({ hour: '1', minute: '5' }, '2026-06-01T01:05:00'), '2026-06-02T01:05:00');
  assert.equal(after({ second: '0/30' }, '2026-06-01T00:00:01'), '2026-06-01T00:00:30');
  assert.equal(after({ minute: '[10-12],40' }, '2026-06-01T00:12:30'), '2026-06-01T00:40:00');
  assert.equal(after({ dayOfWeek: '1' }, '2026-06-02T00:00:00'), '2026-06-08T00:00:00');
  assert.equal(after({ dayOfMonth: '29', month: '2' }, '2026-06-01T00:00:00'), '2028-02-29T00:00:00');
});

test('what never comes has no next time, what cannot be read is no schedule', () => {
  assert.equal(after({ dayOfMonth: '31', month: '2' }, '2026-06-01T00:00:00'), null);
  for (const schedule of [
    {},
    { minute: '60' },
    { hour: 'x' },
    { dayOfWeek: '0' },
    { minute: '5-1' },
    { century: '1' },
  ]) {
    assert.equal(timesOf(schedule), null, JSON.stringify(schedule));
  }
});
