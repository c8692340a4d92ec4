import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { timetable } from './timetable.ts';

test('a vehicle leaves late rather than wait before a closed door', () => {
  const stops = [{ opens: 36_000, closes: 72_000, service: 300 }];
  assert.deepEqual(timetable(25_200, stops, [1_800, 1_800]), {
    leaves: 34_200,
    back: 38_100,
    stops: [{ arrives: 36_000, leaves: 36_300 }],
  });
});

test('leaving later makes no stop later, and no stop is served before it opens', () => {
  const stop = fc.record({
    opens: fc.integer({ min: 0, max: 40_000 }),
    closes: fc.integer({ min: 40_000, max: 90_000 }),
    service: fc.integer({ min: 0, max: 900 }),
  });
  const leg = fc.integer({ min: 0, max: 5_000 });
  fc.assert(
    fc.property(
      fc.array(stop, { minLength: 1, maxLength: 8 }),
      fc.array(leg, { minLength: 9 }),
      (stops, legs) => {
        const from = 20_000;
        const timed = timetable(from, stops, legs);
        let now = from;
        for (const [index, { opens, service }] of stops.entries()) {
          now = Math.max(now + (legs[index] ?? 0), opens) + service;
          const made = timed.stops[index];
          assert.ok(made && made.leaves - service >= opens);
          // As soon as leaving at once would have been, or still before it closes.
          assert.ok(made.leaves <= Math.max(now, (stops[index]?.closes ?? 0) + service));
        }
        assert.ok(timed.leaves >= from);
      },
    ),
  );
});
