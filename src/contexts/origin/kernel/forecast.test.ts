import assert from 'node:assert/strict';
import test from 'node:test';
import { isSoundRange } from './forecast.ts';

const range = {
  fromDay: '2026-12-01',
  untilDay: '2026-12-20',
  low: 800,
  likely: 1_000,
  high: 1_300,
  presaleLimit: 500,
};

test('low, likely and high rise', () => {
  assert.equal(isSoundRange(range), true);
  assert.equal(isSoundRange({ ...range, likely: 700 }), false);
  assert.equal(isSoundRange({ ...range, high: 900 }), false);
});

test('no more is sold ahead than the low figure', () => {
  assert.equal(isSoundRange({ ...range, presaleLimit: 800 }), true);
  assert.equal(isSoundRange({ ...range, presaleLimit: 801 }), false);
});

test('the window does not end before it begins', () => {
  assert.equal(isSoundRange({ ...range, untilDay: '2026-11-30' }), false);
});

test('a bad year may bring nothing at the least, but not at the most', () => {
  assert.equal(isSoundRange({ ...range, low: 0, presaleLimit: 0 }), true);
  assert.equal(isSoundRange({ ...range, low: 0, likely: 0, high: 0, presaleLimit: 0 }), false);
});
