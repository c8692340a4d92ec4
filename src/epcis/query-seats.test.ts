import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusing } from '../api/answers.ts';
import { QuerySeats } from './query-seats.ts';

test('few are asked at once, those who wait come in their order, and more are asked to come again', async () => {
  const seats = new QuerySeats(2, 3);
  const ends: (() => void)[] = [];
  const begun: number[] = [];
  const ask = (number: number) =>
    seats.within(async () => {
      begun.push(number);
      await new Promise<void>((end) => ends.push(end));
      return number;
    });
  const asked = [0, 1, 2, 3, 4].map(ask);
  assert.deepEqual(begun, [0, 1]);
  await assert.rejects(
    ask(5),
    (error) => error instanceof Refusing && error.refusal.code === 'tracing.too-many-requests',
  );
  for (const number of [0, 1, 2, 3, 4]) {
    ends[number]?.();
    assert.equal(await asked[number], number);
    assert.deepEqual(begun, [0, 1, 2, 3, 4].slice(0, number + 3));
  }
});

test('a query that fails gives its seat back', async () => {
  const seats = new QuerySeats(1, 0);
  await assert.rejects(
    seats.within(() => Promise.reject(new Error('broken'))),
    /broken/,
  );
  assert.equal(await seats.within(async () => 'asked'), 'asked');
});
