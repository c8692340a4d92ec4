import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timesTo } from './threads.ts';

test('the time one thread needs lies between the two at which it was further off and nearer', () => {
  assert.equal(timesTo(0.5, [1, 4], [1, 0]), 2);
  assert.equal(timesTo(1, [1, 4], [1, 0]), 1);
  assert.equal(timesTo(0, [1, 4], [1, 0]), 4);
});

test('what one thread never reaches takes at least the longest time, what it has at once at most the shortest', () => {
  assert.equal(timesTo(0.1, [1, 1.6, 2.5], [1, 0.8, 0.6]), 2.5);
  assert.equal(timesTo(2, [1, 1.6, 2.5], [1, 0.8, 0.6]), 1);
});
