import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linePath, roundScale } from './plot.ts';

test('a scale of prices has round numbers and holds the highest price', () => {
  assert.deepEqual(roundScale([3, 9.2, 17]).ticks, [0, 5, 10, 15, 20]);
});

test('a scale of temperatures reaches below zero', () => {
  assert.deepEqual(roundScale([-3, 8]).ticks, [-5, 0, 5, 10]);
});

test('small numbers keep clean decimals', () => {
  assert.deepEqual(roundScale([0.1, 0.35]).ticks, [0, 0.1, 0.2, 0.3, 0.4]);
});

test('no values still give a scale to draw on', () => {
  const { from, to } = roundScale([]);
  assert.equal(from, 0);
  assert.ok(to > from);
});

test('a day without a reading breaks the line', () => {
  const scale = roundScale([0, 10]);
  assert.equal(linePath([0, 10, undefined, 5], scale), 'M0 100L33.33 0M100 50');
});
