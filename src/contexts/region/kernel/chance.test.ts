import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Chance } from './chance.ts';

test('the same seed gives the same numbers, another seed others', () => {
  const words = (seed: number) => {
    const chance = new Chance(seed);
    return Array.from({ length: 5 }, () => chance.word());
  };
  assert.deepEqual(words(1), words(1));
  assert.notDeepEqual(words(1), words(2));
  assert.equal(new Set(words(0)).size, 5);
});

test('each number below a limit comes as often as chance has it', () => {
  const chance = new Chance(11);
  const counts = new Float64Array(7);
  for (let drawn = 0; drawn < 70_000; drawn++) {
    const number = chance.below(7);
    counts[number] = (counts[number] ?? 0) + 1;
  }
  // χ² with six degrees of freedom is below 22.5 in 999 of 1,000.
  const off = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  assert.ok(off < 22.5, String(off));
});
