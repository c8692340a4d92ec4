import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { excursions, type Reading } from './cold-chain.ts';

const start = new Date('2026-06-02T00:00:00Z');
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const readings = (values: readonly (readonly [number, number])[], sensor = ''): Reading[] =>
  values.map(([minutes, celsius]) => ({ sensor, at: after(minutes), celsius }));
const chilled = { coldest: 0, warmest: 8 };

test('a door opened for ten minutes is told and not grave; an hour of warmth is', () => {
  const [door, ...others] = excursions(
    readings([
      [0, 5],
      [10, 9.5],
      [20, 6],
      [30, 5],
    ]),
    chilled,
  );
  assert.equal(others.length, 0);
  assert.deepEqual([door?.minutes, door?.worst, door?.grave, door?.side], [10, 9.5, false, 'warm']);
  const [warm] = excursions(
    readings([
      [0, 5],
      [10, 9],
      [30, 12.5],
      [50, 11],
      [70, 7],
    ]),
    chilled,
  );
  assert.deepEqual([warm?.minutes, warm?.worst, warm?.grave], [60, 12.5, true]);
});

test('frozen greens are as bad as warm ones, and a swing from one to the other is two stretches', () => {
  const found = excursions(
    readings([
      [0, -2],
      [20, -3],
      [25, 12],
      [50, 4],
    ]),
    chilled,
  );
  assert.deepEqual(
    found.map(({ side, minutes, worst }) => [side, minutes, worst]),
    [
      ['cold', 25, -3],
      ['warm', 25, 12],
    ],
  );
});

test('exactly on the bound is within it; what never comes back ends with the last reading; a hole in the record is said', () => {
  assert.deepEqual(
    excursions(
      readings([
        [0, 8],
        [10, 0],
      ]),
      chilled,
    ),
    [],
  );
  const [open] = excursions(
    readings([
      [0, 9],
      [45, 10],
    ]),
    chilled,
  );
  assert.deepEqual([open?.minutes, open?.gap, open?.until.getTime()], [45, true, after(45).getTime()]);
});

test('sensors are judged each by itself, in whatever order their readings came', () => {
  const front = readings(
    [
      [0, 5],
      [20, 12],
      [40, 5],
    ],
    'front',
  );
  const back = readings(
    [
      [0, 5],
      [20, 6],
      [40, 5],
    ],
    'back',
  );
  const whole = excursions([...front, ...back], chilled);
  assert.deepEqual(whole, excursions([...back, ...front].toReversed(), chilled));
  assert.deepEqual(
    whole.map(({ sensor }) => sensor),
    ['front'],
  );
});

test('each reading out of bounds lies in a stretch, and none within bounds begins one', () => {
  const reading = fc.record({
    sensor: fc.constantFrom('a', 'b'),
    at: fc.integer({ min: 0, max: 500 }).map(after),
    celsius: fc.integer({ min: -200, max: 300 }).map((tenths) => tenths / 10),
  });
  const unique = fc.uniqueArray(reading, {
    selector: ({ sensor, at }) => `${sensor} ${at.getTime()}`,
    maxLength: 40,
  });
  fc.assert(
    fc.property(unique, (all) => {
      const found = excursions(all, chilled);
      for (const { sensor, at, celsius } of all) {
        const out = celsius > 8 || celsius < 0;
        const inside = found.some((each) => each.sensor === sensor && each.from <= at && at <= each.until);
        if (out) assert.ok(inside);
        const begins = found.some((each) => each.sensor === sensor && each.from.getTime() === at.getTime());
        if (!out) assert.ok(!begins);
      }
    }),
  );
});
