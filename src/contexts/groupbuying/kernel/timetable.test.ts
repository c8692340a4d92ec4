import assert from 'node:assert/strict';
import test from 'node:test';
import { dueCycles, resumedOn, timesOn } from './timetable.ts';

const weekly = { opens: '08:00', everyDays: 7, openHours: 48, extendHours: 24, nextDay: '2026-06-01' };
const at = (day: string, time = '08:00') => new Date(`${day}T${time}:00+08:00`);

test('a cycle opens and closes at the hours its leader set, in China’s time', () => {
  assert.deepEqual(timesOn('2026-06-01', weekly), {
    opensAt: at('2026-06-01'),
    closesAt: at('2026-06-03'),
    extendUntil: at('2026-06-04'),
  });
  assert.equal(timesOn('2026-06-01', { ...weekly, extendHours: 0 }).extendUntil, undefined);
});

test('nothing is due a moment before', () => {
  assert.deepEqual(dueCycles(weekly, at('2026-06-01', '07:59')), { due: [], nextDay: '2026-06-01' });
});

test('after three weeks without the system all missed cycles are told, and the one that still runs is in time', () => {
  const { due, nextDay } = dueCycles(weekly, at('2026-06-16'));
  assert.deepEqual(
    due.map(({ opensAt, inTime }) => [opensAt, inTime]),
    [
      [at('2026-06-01'), false],
      [at('2026-06-08'), false],
      [at('2026-06-15'), true],
    ],
  );
  assert.equal(nextDay, '2026-06-22');
});

test('after the last day none opens', () => {
  const ending = { ...weekly, lastDay: '2026-06-10' };
  const { due, nextDay } = dueCycles(ending, at('2026-06-20'));
  assert.equal(due.length, 2);
  assert.equal(nextDay, undefined);
  assert.deepEqual(dueCycles({ ...ending, nextDay: '2026-06-15' }, at('2026-06-20')), {
    due: [],
    nextDay: undefined,
  });
});

test('a series that rested goes on in its own rhythm', () => {
  assert.equal(resumedOn(weekly, at('2026-06-16', '12:00')), '2026-06-22');
  assert.equal(resumedOn(weekly, at('2026-06-15', '07:00')), '2026-06-15');
  assert.equal(resumedOn(weekly, at('2026-05-20')), '2026-06-01');
});
