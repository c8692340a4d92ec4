import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { earliestArrival } from './earliest-arrival.ts';
import { freeHold, type LineDay, lineDay, tripOfRun } from './line-day.ts';
import type { Hold, Timetable } from './timetable.ts';
import { type ByLine, takeHold, type Way } from './way.ts';

const DAY = '2026-11-26';
const GOODS = ['dry', 'cold'] as const;

const holds: fc.Arbitrary<Hold> = fc.record({
  kg: fc.integer({ min: 0, max: 30 }),
  goods: fc.constantFrom(null, ['dry'], ['cold', 'dry']),
  handOver: fc.integer({ min: 1, max: 20 }),
  inspection: fc.integer({ min: 0, max: 30 }),
});

const trips = fc.record({
  stops: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 6 }),
  begins: fc.integer({ min: 0, max: 300 }),
  gaps: fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 })), {
    minLength: 6,
    maxLength: 6,
  }),
  hold: holds,
  closed: fc.integer({ min: -1, max: 5 }),
});

const networks: fc.Arbitrary<LineDay> = fc.array(trips, { maxLength: 12 }).map((made) => {
  const timetable: Timetable = {
    stops: Array.from({ length: 6 }, (_, stop) => ({ id: `s${stop}`, name: '', lon: 0, lat: 0 })),
    lines: [{ id: 'line', name: 'line' }],
    services: [
      {
        ...{ id: 'daily', weekdays: Array(7).fill(true), from: DAY, to: DAY },
        ...{ added: new Set<string>(), removed: new Set<string>() },
      },
    ],
    trips: made.map(({ stops, begins, gaps, hold, closed }, trip) => {
      let now = begins;
      const times = stops.map((_, index) => {
        const [drive = 0, wait = 0] = gaps[index] ?? [];
        now += index === 0 ? 0 : drive;
        const arrive = now;
        now += wait;
        return [arrive, now] as const;
      });
      return {
        ...{ id: `t${trip}`, line: 0, service: 0, hold, stops: Int32Array.from(stops) },
        arrive: Int32Array.from(times, ([arrive]) => arrive),
        depart: Int32Array.from(times, ([, depart]) => depart),
        loads: Uint8Array.from(stops, (_, index) => Number(index !== closed)),
        unloads: Uint8Array.from(stops, (_, index) => Number(index !== closed)),
      };
    }),
  };
  return lineDay(timetable, DAY);
});

const parcels: fc.Arbitrary<ByLine> = fc.record({
  kg: fc.integer({ min: 1, max: 25 }),
  goods: fc.constantFrom(null, ...GOODS),
  from: fc.uniqueArray(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 2 }),
  to: fc.uniqueArray(fc.integer({ min: 3, max: 5 }), { minLength: 1, maxLength: 2 }),
  ready: fc.integer({ min: 0, max: 200 }),
});

/** Every pair of stops of every trip, over and over until nothing gets earlier: no order, no scan. */
function naively(day: LineDay, free: Float64Array, parcel: ByLine): number {
  const out = new Map<number, number>();
  for (let better = true; better; ) {
    better = false;
    for (const [run, { trip: number }] of day.runs.entries()) {
      const trip = tripOfRun(day.timetable, number);
      if (parcel.goods !== null && trip.hold.goods !== null && !trip.hold.goods.includes(parcel.goods))
        continue;
      for (let i = 0; i < trip.stops.length; i++) {
        for (let j = i + 1; j < trip.stops.length; j++) {
          const [from, to] = [trip.stops[i] ?? -1, trip.stops[j] ?? -1];
          const legs = Array.from({ length: j - i }, (_, k) => free[(day.first[run] ?? 0) + i + k] ?? 0);
          const leaves = trip.depart[i] ?? 0;
          const fresh =
            parcel.from.includes(from) && parcel.ready + trip.hold.inspection + trip.hold.handOver <= leaves;
          const again = (out.get(from) ?? Number.POSITIVE_INFINITY) + trip.hold.handOver <= leaves;
          if (trip.loads[i] !== 1 || trip.unloads[j] !== 1 || !(fresh || again)) continue;
          if (legs.some((kg) => kg < parcel.kg)) continue;
          const taken = (trip.arrive[j] ?? 0) + trip.hold.handOver;
          if (taken >= (out.get(to) ?? Number.POSITIVE_INFINITY)) continue;
          out.set(to, taken);
          better = true;
        }
      }
    }
  }
  return Math.min(...parcel.to.map((stop) => out.get(stop) ?? Number.POSITIVE_INFINITY));
}

/** Follows a way ride by ride, and answers when the parcel is out at its last stop. */
function followed(day: LineDay, free: Float64Array, parcel: ByLine, way: Way): number {
  let [now, at, inspected] = [parcel.ready, -1, false];
  for (const { run, board, alight } of way.rides) {
    const trip = tripOfRun(day.timetable, day.runs[run]?.trip ?? -1);
    const stop = trip.stops[board] ?? -1;
    assert.ok(at === -1 ? parcel.from.includes(stop) : at === stop, 'goes on from where it is');
    const waits = trip.hold.handOver + (inspected ? 0 : trip.hold.inspection);
    assert.ok(now + waits <= (trip.depart[board] ?? 0), 'is there in time');
    assert.ok(trip.hold.goods === null || parcel.goods === null || trip.hold.goods.includes(parcel.goods));
    for (let k = board; k < alight; k++)
      assert.ok((free[(day.first[run] ?? 0) + k] ?? 0) >= parcel.kg, 'finds room');
    [now, at, inspected] = [(trip.arrive[alight] ?? 0) + trip.hold.handOver, trip.stops[alight] ?? -1, true];
  }
  assert.ok(parcel.to.includes(at));
  return now;
}

test('a parcel arrives as early as trying every pair of stops over and over finds', () => {
  fc.assert(
    fc.property(networks, fc.array(parcels, { minLength: 1, maxLength: 8 }), (day, wanted) => {
      const free = freeHold(day);
      for (const parcel of wanted) {
        const way = earliestArrival(day, free, parcel);
        assert.equal(way?.arrives ?? Number.POSITIVE_INFINITY, naively(day, free, parcel));
        if (!way) continue;
        assert.equal(followed(day, free, parcel, way), way.arrives);
        takeHold(day, free, way, parcel.kg);
        assert.ok(free.every((kg) => kg >= 0));
      }
    }),
    { numRuns: 500 },
  );
});

test('room that is given back is there again', () => {
  fc.assert(
    fc.property(networks, parcels, (day, parcel) => {
      const free = freeHold(day);
      const way = earliestArrival(day, free, parcel);
      if (!way) return;
      takeHold(day, free, way, parcel.kg);
      takeHold(day, free, way, -parcel.kg);
      assert.deepEqual(free, freeHold(day));
    }),
  );
});
