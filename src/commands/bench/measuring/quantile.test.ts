import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quantile } from './quantile.ts';

test('of a hundred values the median is the fiftieth, and one lies above p99', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  assert.equal(quantile(values, 0.5), 50);
  assert.equal(quantile(values, 0.99), 99);
  assert.equal(quantile([7], 0.99), 7);
  assert.throws(() => quantile([], 0.5));
});
