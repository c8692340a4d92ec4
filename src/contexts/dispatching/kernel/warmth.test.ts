import assert from 'node:assert/strict';
import test from 'node:test';
import { hoursLost, mustBeLookedAt } from './warmth.ts';

test('goods age two and a half times as fast ten degrees warmer', () => {
  assert.ok(Math.abs(hoursLost(14, 120) - 3) < 1e-9);
  assert.equal(hoursLost(4, 600), 0);
  assert.equal(hoursLost(0, 600), 0);
});

test('a short while a little too warm is no trouble; an afternoon in the sun is', () => {
  assert.equal(mustBeLookedAt(9, 60), false);
  assert.equal(mustBeLookedAt(7.9, 2_880), false);
  assert.equal(mustBeLookedAt(24, 90), true);
});
