import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { arrivalWindow, type Way } from './arrival-window.ts';

const start = new Date('2026-06-02T00:00:00Z');
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

/** A way north from a hub: stops 10 km of straight line apart, planned half an hour apart where told. */
function way(stops: number, given: Partial<Way> = {}, planned = false): Way {
  return {
    from: { lat: 25, lng: 109.4 },
    startedAt: start,
    plannedStart: planned ? start : null,
    stops: Array.from({ length: stops }, (_, index) => ({
      lat: 25 + (index + 1) * 0.08993,
      lng: 109.4,
      plannedArrival: planned ? after((index + 1) * 30) : null,
      plannedDeparture: planned ? after((index + 1) * 30 + 5) : null,
      arrivedAt: null,
    })),
    ...given,
  };
}

const has = ({ from, until }: { from: Date; until: Date }, at: Date) => from <= at && at <= until;

test('ten kilometres of straight line at thirty an hour on roads 1.4 times as long: twenty-eight minutes, in a window', () => {
  const window = arrivalWindow(way(1), 0, start) ?? assert.fail();
  assert.ok(has(window, after(28)));
  assert.ok(window.until.getTime() - window.from.getTime() <= 35 * 60_000);
});

test('where the times were planned, they count, from when the vehicle really was at the last stop', () => {
  const late = way(3, {}, true);
  const [first, ...rest] = late.stops;
  const window =
    arrivalWindow(
      { ...late, stops: [{ ...(first ?? assert.fail()), arrivedAt: after(50) }, ...rest] },
      2,
      after(50),
    ) ?? assert.fail();
  assert.ok(has(window, after(110)));
  assert.equal(window.stopsBefore, 1);
});

test('a position nearer by says so, and one that is told narrows what was unknown', () => {
  const blind = arrivalWindow(way(1), 0, after(20)) ?? assert.fail();
  const position = { lat: 25.08, lng: 109.4, at: after(20) };
  const seen = arrivalWindow(way(1, { position }), 0, after(20)) ?? assert.fail();
  assert.ok(seen.until <= blind.until);
  assert.equal(seen.heardAt.getTime(), after(20).getTime());
});

test('a vehicle that is overdue is not promised at once: the window opens and says that nothing was heard', () => {
  const window = arrivalWindow(way(1), 0, after(120)) ?? assert.fail();
  assert.ok(window.from >= after(120));
  assert.ok(window.until.getTime() - after(120).getTime() >= 40 * 60_000);
  assert.equal(window.stale, true);
});

test('a stop that was made has no arrival any more, nor has one that is none', () => {
  const [made] = way(1).stops;
  assert.equal(
    arrivalWindow(way(1, { stops: [{ ...(made ?? assert.fail()), arrivedAt: after(20) }] }), 0, after(30)),
    undefined,
  );
  assert.equal(arrivalWindow(way(1), 4, start), undefined);
});

const minutes = fc.integer({ min: 0, max: 600 });

test('whatever is known: a window of at least ten minutes, on whole fives, that has not passed, and never earlier for a later stop', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.boolean(),
      minutes,
      fc.option(fc.record({ lat: fc.double({ min: 24, max: 27, noNaN: true }), at: minutes.map(after) }), {
        nil: undefined,
      }),
      (count, planned, passed, here) => {
        const whole = way(count, here ? { position: { ...here, lng: 109.4 } } : {}, planned);
        const now = after(passed);
        let before: Date | undefined;
        for (let index = 0; index < count; index += 1) {
          const window = arrivalWindow(whole, index, now) ?? assert.fail();
          assert.ok(window.until.getTime() - window.from.getTime() >= 10 * 60_000);
          assert.equal(window.from.getTime() % 300_000, 0);
          assert.ok(window.until > now);
          assert.ok(before === undefined || window.until >= before);
          before = window.until;
        }
      },
    ),
  );
});

/** Legs of a mountain road: as planned, but a fifth quicker to two fifths slower, with a stop that takes long now and then. */
test('of a thousand made-up rounds, at least nine in ten come inside the window told an hour before', () => {
  let seed = 7;
  const chance = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  let inside = 0;
  let told = 0;
  for (let run = 0; run < 1000; run += 1) {
    const planned = way(4, {}, true);
    let at = 0;
    const real = planned.stops.map(() => {
      at += 30 * (0.85 + 0.5 * chance()) + (chance() < 0.1 ? 10 : 0);
      return at;
    });
    const target = real[3] ?? assert.fail();
    const now = after(target - 60);
    const stops = planned.stops.map((stop, index) => {
      const reached = after(real[index] ?? 0);
      return { ...stop, arrivedAt: reached <= now ? reached : null };
    });
    const window = arrivalWindow({ ...planned, stops }, 3, now) ?? assert.fail();
    told += 1;
    if (has(window, after(target))) inside += 1;
  }
  assert.ok(inside / told >= 0.9, `${inside} of ${told}`);
});
