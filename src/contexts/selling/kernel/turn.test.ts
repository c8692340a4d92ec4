import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays } from '#shared/instant.ts';
import { roundOf, TURNS, turnOf } from './turn.ts';

test('in a season of a hundred days each tenth of the offers comes first eight to twelve times', () => {
  const first = new Array(10).fill(0);
  for (let day = 0; day < 100; day += 1) {
    first[Math.floor((turnOf(addDays('2026-11-15', day)) / TURNS) * 10)] += 1;
  }
  for (const times of first) assert.ok(times >= 8 && times <= 12, `${times} times`);
});

test('a day before the count began has its turn as well', () => {
  assert.ok(turnOf('2025-06-01') >= 0 && turnOf('2025-06-01') < TURNS);
});

test('a round passes every turn once, wherever the page before ended', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 400 }),
      fc.option(fc.integer({ min: 0, max: TURNS - 1 })),
      (days, after) => {
        const day = addDays('2026-01-01', days);
        const size = ({ from, until }: { from: number; until: number }) => Math.max(0, until - from + 1);
        const [one, two] = roundOf(day, after ?? undefined);
        const before = after === null ? 0 : ((after - turnOf(day) + TURNS) % TURNS) + 1;
        assert.equal(size(one) + size(two), TURNS - before);
        const first = size(one) > 0 ? one : two;
        if (size(first) > 0) assert.equal(first.from + first.add, before);
      },
    ),
  );
});
