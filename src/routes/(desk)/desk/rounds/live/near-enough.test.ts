import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearEnough } from './near-enough.ts';

/* A degree of latitude is some 111 km; at 60° north a degree of longitude is half as long. */
test('a place counts as near within the greater side of what is drawn, measured from its middle', () => {
  const isNear = nearEnough([
    [10, 60],
    [10.4, 60.3],
  ]);
  assert.ok(isNear([10.2, 60.15]));
  assert.ok(isNear([10.2, 60.44]));
  assert.ok(!isNear([10.2, 60.46]));
  // 0.3 degrees of latitude are 0.6 of longitude here.
  assert.ok(isNear([10.78, 60.15]));
  assert.ok(!isNear([10.83, 60.15]));
});

test('around a single place some five kilometres are near, and where nothing is drawn anything is', () => {
  const isNear = nearEnough([[109.4, 25.2]]);
  assert.ok(isNear([109.4, 25.24]));
  assert.ok(!isNear([109.4, 25.26]));
  assert.ok(nearEnough([])([0, 0]));
});
