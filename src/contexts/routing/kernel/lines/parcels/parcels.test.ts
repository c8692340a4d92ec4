import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lineDay } from '../line-day.ts';
import { readLineRows } from '../line-rows.ts';
import { checkParcels } from './check-parcels.ts';
import { afterMissedRuns } from './missed-run.ts';
import type { Parcel, ParcelDay, Vans } from './parcel-day.ts';
import { planParcels } from './plan-parcels.ts';

/** A county on one road: hub at 0 km, township at 20, village A at 22, village B at 40; a bus passes hub, township and B. */
const SHEET = `line,trip,stop,lon,lat,arrives,departs,days,kg,goods,handover_minutes,inspection_minutes
up,1,hub,105,25,,8:00,1234567,40,dry fresh,2,5
up,1,township,105.2,25,8:30,8:35,,,,,
up,1,B,105.4,25,9:10,,,,,,
up,2,hub,105,25,,11:00,1234567,40,dry fresh,2,5
up,2,township,105.2,25,11:30,11:35,,,,,
up,2,B,105.4,25,12:10,,,,,,
`;
const read = readLineRows('lines.csv', SHEET);
assert.ok('timetable' in read);
const lines = lineDay(read.timetable, '2026-11-26');
const hour = 3600;
const van: Vans = {
  ...{ count: 2, kg: 300, leaves: 8 * hour, back: 18 * hour, service: 300 },
  ...{ fixed: 5000, perMetre: 0.2, perSecond: 0 },
};
const km = [0, 20, 22, 40];
const between = (each: number) => Float64Array.from(km.flatMap((a) => km.map((b) => Math.abs(a - b) * each)));

function county(parcels: readonly Parcel[], change: Partial<ParcelDay> = {}): ParcelDay {
  return {
    ...{ lines, parcels, vans: van, distance: between(1000), duration: between(120) },
    places: [
      { name: 'hub', stops: [0] },
      { name: 'township', stops: [1] },
      { name: 'A', stops: [] },
      { name: 'B', stops: [2] },
    ],
    feeders: [{ ...van, from: 1, count: 1, kg: 60, leaves: 9 * hour, fixed: 500 }],
    lineFare: { perParcel: 100, perKg: 20 },
    ...change,
  };
}

function parcel(name: string, to: number, change: Partial<Parcel> = {}): Parcel {
  return { name, to, kg: 5, goods: 'dry', ready: 7 * hour, due: 18 * hour, ...change };
}

const effort = { seed: 1, iterations: 100 };

test('one far parcel goes by bus; with the van on its way there anyway, it stays in the van', () => {
  const alone = planParcels(county([parcel('far', 3)]), effort);
  assert.equal(alone.carried[0]?.way?.rides.length, 1);
  assert.equal(alone.carried[0]?.feeder, null);
  assert.deepEqual(
    alone.plan.routes.flatMap(({ visits }) => visits),
    [],
  );
  const heavy = parcel('too heavy for the bus', 3, { kg: 60 });
  const both = planParcels(county([parcel('far', 3), heavy]), effort);
  assert.deepEqual(
    both.carried.map((how) => how?.way),
    [null, null],
  );
});

test('a village without a stop is reached by bus to its township and the van that waits there', () => {
  const day = county([parcel('to A', 2)]);
  const plan = planParcels(day, effort);
  assert.equal(plan.carried[0]?.feeder, 0);
  assert.deepEqual(checkParcels(day, plan).faults, []);
  // Handed in too late for the 8 o'clock bus, it would miss that van.
  const late = county([parcel('to A', 2, { ready: 8 * hour - 300 })]);
  assert.equal(planParcels(late, effort).carried[0]?.feeder, -1);
});

test('what the bus does not take, or has no room for, goes by van', () => {
  const cold = planParcels(county([parcel('ice', 3, { goods: 'cold' })]), effort);
  assert.equal(cold.carried[0]?.way, null);
  const day = county(
    Array.from({ length: 5 }, (_, index) => parcel(`p${index}`, 3, { kg: 20 })),
    { vans: { ...van, count: 0 } },
  );
  const plan = planParcels(day, effort);
  assert.equal(plan.carried.filter((how) => how?.way).length, 4, 'two in each of two buses');
  assert.deepEqual(
    checkParcels(day, plan).faults.map(({ code }) => code),
    ['left-out'],
  );
});

test('a missed bus: its parcels take the next one, the others stay as they were', () => {
  const day = county([parcel('early', 3), parcel('later', 3, { ready: 9 * hour }), parcel('to A', 2)]);
  const before = planParcels(day, effort);
  const first = before.carried[0]?.way?.rides[0]?.run ?? -1;
  const after = afterMissedRuns(day, before, [first]);
  assert.deepEqual(
    checkParcels(day, after).faults.filter(({ code }) => code !== 'left-out'),
    [],
  );
  assert.equal(after.carried[1], before.carried[1]);
  assert.notEqual(after.carried[0]?.way?.rides[0]?.run, first);
  assert.equal(after.carried[0]?.way?.arrives, 12 * hour + 12 * 60);
  assert.equal(after.carried[2]?.feeder, -1, 'the village’s parcel goes by a van of the hub');
});

const parcels = fc.array(
  fc.record({
    name: fc.uuid(),
    to: fc.integer({ min: 1, max: 3 }),
    kg: fc.integer({ min: 1, max: 30 }),
    goods: fc.constantFrom('dry', 'cold', null),
    ready: fc.integer({ min: 6 * hour, max: 11 * hour }),
    due: fc.integer({ min: 12 * hour, max: 20 * hour }),
  }),
  { minLength: 1, maxLength: 12 },
);

test('every plan holds, and after any missed bus it still does and changes only what was on it', () => {
  fc.assert(
    fc.property(
      parcels,
      fc.integer({ min: 0, max: 2 }),
      fc.integer({ min: 0, max: 1 }),
      (wanted, count, missed) => {
        const day = county(wanted, { vans: { ...van, count } });
        const plan = planParcels(day, { seed: 1, iterations: 40 });
        const wrong = (made: typeof plan) =>
          checkParcels(day, made).faults.filter(({ code }) => code !== 'left-out');
        assert.deepEqual(wrong(plan), []);
        const after = afterMissedRuns(day, plan, [missed]);
        assert.deepEqual(wrong(after), []);
        for (const [index, how] of plan.carried.entries()) {
          const was = how?.way?.rides.some(({ run }) => run === missed) ?? false;
          if (!was) assert.equal(after.carried[index], how);
          assert.ok(!after.carried[index]?.way?.rides.some(({ run }) => run === missed));
        }
      },
    ),
    { numRuns: 60 },
  );
});
