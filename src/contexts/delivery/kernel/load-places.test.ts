import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type LoadItem, loadPlaces } from './load-places.ts';

const item = (id: string, stop: number, grams: number): LoadItem => ({ id, stop, grams });

test('what gets off last stands at the cabin, what gets off first at the door', () => {
  const rows = loadPlaces([
    item('a', 1, 5_000),
    item('b', 3, 2_000),
    item('c', 2, 9_000),
    item('d', 3, 8_000),
  ]);
  assert.deepEqual(
    rows.map(({ left, right }) => [left?.id, right?.id]),
    [
      ['d', 'b'],
      ['a', 'c'],
    ],
  );
});

const load = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    stop: fc.integer({ min: 1, max: 9 }),
    grams: fc.integer({ min: 1, max: 30_000 }),
  }),
  { selector: ({ id }) => id, maxLength: 40 },
);

test('everything has one place, nothing stands before what gets off earlier, and the sides differ by no more than the heaviest', () => {
  fc.assert(
    fc.property(load, (items) => {
      const rows = loadPlaces(items).map(({ left, right }) => [left, right]);
      const placed = rows.flat().filter((each) => each !== undefined);
      assert.deepEqual(placed.map(({ id }) => id).toSorted(), items.map(({ id }) => id).toSorted());
      for (const [depth, row] of rows.entries())
        for (const near of rows.slice(depth + 1).flat())
          for (const deep of row) if (near && deep) assert.ok(deep.stop >= near.stop);
      const weight = (side: 0 | 1) => rows.reduce((sum, row) => sum + (row[side]?.grams ?? 0), 0);
      const heaviest = Math.max(0, ...items.map(({ grams }) => grams));
      assert.ok(Math.abs(weight(0) - weight(1)) <= heaviest);
    }),
  );
});
