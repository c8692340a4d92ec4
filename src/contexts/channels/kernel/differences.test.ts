import assert from 'node:assert/strict';
import test from 'node:test';
import { differencesOf, type ListingSides, type OrderHere, type OrderThere } from './differences.ts';

const here = (given: Partial<OrderHere> = {}): OrderHere => ({
  ...{ number: 'M1', status: 'placed', totalFen: 100, ended: false, newer: false },
  ...given,
});
const there = (given: Partial<OrderThere> = {}): OrderThere => ({
  ...{ number: 'M1', status: 'paid', totalFen: 100 },
  ...given,
});
const listing = (given: Partial<ListingSides> = {}): ListingSides => ({
  ...{ sku: 'A', toldPacks: 3, toldFen: 500, theirPacks: 3, theirFen: 500 },
  ...given,
});
const kinds = (
  ours: readonly OrderHere[],
  theirs: readonly OrderThere[],
  listings: readonly ListingSides[] = [],
) => differencesOf({ here: ours, there: theirs, listings }).map(({ kind }) => kind);

test('two sides that tell the same differ in nothing', () => {
  assert.deepEqual(kinds([here()], [there()], [listing()]), []);
  assert.deepEqual(kinds([here({ status: 'cancelled', ended: true })], [there({ status: 'cancelled' })]), []);
  assert.deepEqual(kinds([here({ status: 'refused' })], [there({ status: 'refused' })]), []);
});

test('each difference has its name', () => {
  assert.deepEqual(kinds([], [there()]), ['not-here']);
  assert.deepEqual(kinds([here()], []), ['not-there']);
  assert.deepEqual(kinds([here({ status: 'refused' })], [there()]), ['refused-here']);
  assert.deepEqual(kinds([here({ totalFen: 90 })], [there()]), ['total']);
  assert.deepEqual(kinds([here({ ended: true })], [there()]), ['off-here']);
  assert.deepEqual(kinds([here({ status: 'too-late' })], [there({ status: 'cancelled' })]), ['off-there']);
  assert.deepEqual(kinds([], [], [listing({ theirPacks: 4 })]), ['sells-more']);
  assert.deepEqual(kinds([], [], [listing({ theirPacks: 2, theirFen: 400 })]), ['sells-less', 'price']);
});

test('what the platform could not know yet, and what was on its way when it was asked, is no difference', () => {
  assert.deepEqual(kinds([here({ newer: true })], []), []);
  assert.deepEqual(kinds([], [there({ status: 'cancelled' })]), []);
  assert.deepEqual(kinds([], [], [listing({ toldPacks: null, toldFen: null, theirPacks: 9 })]), []);
});
