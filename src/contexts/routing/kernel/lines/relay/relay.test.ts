import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { sharedFolder } from '../../../../../../test/help/shared.ts';
import { checkRelay, type RelayFaultCode } from './check-relay.ts';
import { readRelay } from './read-relay.ts';
import type { Relay, RelayPlan } from './relay.ts';
import { solveRelay } from './solve-relay.ts';

const clock = () => 0;

/** Two customers behind one stop in town; the bus leaves the edge at 30, 60 and 90 and is in town 20 minutes later. */
const small: Relay = {
  name: 'small',
  stops: [
    { name: 'edge', capacity: 2, wait: 60 },
    { name: 'town', capacity: 2, wait: 60 },
  ],
  lines: [{ name: 'bus', capacity: 30, stops: [0, 1], boarding: 1, passes: [30, 50], every: 30, runs: 3 }],
  customers: [
    { name: 'A', load: 20, open: 55, close: 200, from: [1] },
    { name: 'B', load: 20, open: 55, close: 200, from: [1] },
  ],
  trucks: { count: 2, capacity: 40 },
  couriers: { count: 2, capacity: 40 },
  places: 5,
  // depot, edge, town, A, B on one road, at 0, 10, 30, 40 and 43.
  ...road([0, 10, 30, 40, 43]),
};

function road(at: readonly number[]) {
  const cost = Float64Array.from(at.flatMap((a) => at.map((b) => Math.abs(a - b))));
  return { cost, minutes: cost.map((far) => far / 10) };
}

const fits: RelayPlan = {
  parcels: [
    { line: 0, run: 0, board: 0, alight: 1 },
    { line: 0, run: 1, board: 0, alight: 1 },
  ],
  trucks: [{ visits: [{ stop: 0, at: 25, parcels: [0, 1] }] }],
  couriers: [{ stop: 1, leaves: 80, customers: [0, 1] }],
};

test('a bus that takes one parcel at a time takes two in two runs, and one courier brings both', () => {
  assert.deepEqual(checkRelay(small, fits), { feasible: true, faults: [], cost: 20 + 26, trucks: 1 });
  const plan = solveRelay(small, { seed: 1, iterations: 300, clock });
  const judged = checkRelay(small, plan);
  assert.deepEqual([judged.feasible, judged.cost], [true, 46]);
});

test('where the last run in time has no room, parcels come so early that they get an earlier one', () => {
  const heavy = small.customers.map((each) => ({ ...each, load: 30 }));
  const full: Relay = {
    ...{ ...small, customers: heavy, trucks: { count: 1, capacity: 60 } },
    lines: [{ name: 'bus', capacity: 30, stops: [0, 1], boarding: 1, passes: [10, 30], every: 20, runs: 2 }],
  };
  for (let seed = 1; seed <= 10; seed++) {
    const { feasible, cost } = checkRelay(full, solveRelay(full, { seed, iterations: 100, clock }));
    assert.deepEqual([feasible, cost], [true, 20 + 20 + 26]);
  }
});

test('a parcel that could be brought is, though the first plan left it behind', () => {
  const only: Relay = { ...small, customers: small.customers.slice(0, 1) };
  for (let seed = 1; seed <= 100; seed++) {
    const { feasible } = checkRelay(only, solveRelay(only, { seed, iterations: 50, clock }));
    assert.ok(feasible, `seed ${seed}`);
  }
});

test('a courier who is at a door too early waits there, and leaves so late that it waits least', () => {
  const late = { ...small, customers: small.customers.map((each, i) => ({ ...each, ...windows[i] })) };
  const plan = solveRelay(late, { seed: 1, iterations: 300, clock });
  const judged = checkRelay(late, plan);
  assert.deepEqual([judged.feasible, judged.cost], [true, 46]);
  // By the second bus at 80; at A at 83 at the latest, whence B is 0.3 minutes, and not open for ten more.
  assert.deepEqual(
    plan.couriers.map(({ leaves }) => leaves),
    [82],
  );
});

const windows = [
  { open: 55, close: 83 },
  { open: 95, close: 200 },
];

test('a truck takes the cheapest way, which may be through another stop where parcels get on', () => {
  const [edge, town] = small.stops;
  assert.ok(edge && town);
  const line = { ...small.lines[0], name: 'bus', capacity: 50, every: 30, runs: 3, boarding: 2 };
  const corner: Relay = {
    ...small,
    stops: [edge, town, { ...edge, name: 'corner' }],
    lines: [
      { ...line, boarding: 1, stops: [0, 1], passes: [900, 920] },
      { ...line, boarding: 1, stops: [2, 1], passes: [30, 50] },
    ],
    places: 6,
    // depot, edge, town, corner, A, B: the corner is 15 away, and 8 from the edge, that is 6 away.
    ...table([
      [0, 6, 30, 15, 40, 43],
      [6, 0, 20, 8, 30, 33],
      [30, 20, 0, 20, 10, 13],
      [15, 8, 20, 0, 30, 33],
      [40, 30, 10, 30, 0, 3],
      [43, 33, 13, 33, 3, 0],
    ]),
  };
  const plan = solveRelay(corner, { seed: 1, iterations: 300, clock });
  const judged = checkRelay(corner, plan);
  assert.deepEqual([judged.feasible, judged.cost], [true, 2 * 14 + 26]);
  assert.deepEqual(
    plan.trucks.map(({ visits }) => visits.map(({ stop, parcels }) => [stop, parcels.length])),
    [
      [
        [0, 0],
        [2, 2],
        [0, 0],
      ],
    ],
  );
});

function table(rows: readonly (readonly number[])[]) {
  const cost = Float64Array.from(rows.flat());
  return { cost, minutes: cost.map((far) => far / 10) };
}

const faulty: readonly (readonly [RelayFaultCode, Partial<RelayPlan>])[] = [
  ['bus-full', { parcels: [fits.parcels[0] ?? null, fits.parcels[0] ?? null] }],
  ['left-out', { parcels: [fits.parcels[0] ?? null, null] }],
  ['no-such-ride', { parcels: [{ line: 0, run: 3, board: 0, alight: 1 }, fits.parcels[1] ?? null] }],
  ['bus-missed', { trucks: [{ visits: [{ stop: 0, at: 31, parcels: [0, 1] }] }] }],
  ['truck-too-early', { trucks: [{ visits: [{ stop: 0, at: 0.5, parcels: [0, 1] }] }] }],
  ['waits-too-long', { couriers: [{ stop: 1, leaves: 111, customers: [0, 1] }] }],
  ['courier-too-early', { couriers: [{ stop: 1, leaves: 79, customers: [0, 1] }] }],
  ['outside-window', { couriers: [{ stop: 1, leaves: 200, customers: [0, 1] }] }],
  ['too-many-trucks', { trucks: Array(3).fill(fits.trucks[0]) }],
  ['carried-twice', { couriers: [{ stop: 1, leaves: 80, customers: [0, 1, 0] }] }],
  ['not-from-this-stop', { couriers: [{ stop: 0, leaves: 80, customers: [0, 1] }] }],
  ['truck-overloaded', { trucks: [{ visits: [{ stop: 0, at: 25, parcels: [0, 1, 1] }] }] }],
];

for (const [code, change] of faulty) {
  test(`a plan with a fault is told it: ${code}`, () => {
    const { feasible, faults } = checkRelay(small, { ...fits, ...change });
    assert.equal(feasible, false);
    assert.ok(
      faults.some((fault) => fault.code === code),
      JSON.stringify(faults),
    );
  });
}

const random: fc.Arbitrary<Relay> = fc
  .record({
    points: fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 })), {
      minLength: 11,
      maxLength: 11,
    }),
    loads: fc.array(fc.integer({ min: 5, max: 40 }), { minLength: 6, maxLength: 6 }),
    opens: fc.array(fc.integer({ min: 30, max: 300 }), { minLength: 6, maxLength: 6 }),
    capacity: fc.integer({ min: 40, max: 120 }),
    room: fc.integer({ min: 1, max: 6 }),
  })
  .map(({ points, loads, opens, capacity, room }) => ({
    name: 'random',
    stops: [0, 1, 2, 3].map((stop) => ({ name: `S${stop}`, capacity: room, wait: 60 })),
    lines: [
      { name: 'L', capacity, stops: [0, 1, 2, 3], boarding: 2, passes: [30, 40, 60, 70], every: 30, runs: 8 },
    ],
    customers: loads.map((load, index) => ({
      ...{ name: `D${index}`, load, open: opens[index] ?? 0, close: (opens[index] ?? 0) + 90 },
      from: index % 2 === 0 ? [2, 3] : [3],
    })),
    trucks: { count: 2, capacity: 100 },
    couriers: { count: 2, capacity: 40 },
    places: 11,
    ...plane(points),
  }));

function plane(points: readonly (readonly [number, number])[]) {
  const cost = Float64Array.from(
    points.flatMap(([a, b]) => points.map(([c, d]) => Math.hypot(a - c, b - d))),
  );
  return { cost, minutes: cost.map((far) => far * 0.2) };
}

test('whatever is given, a plan has no fault but parcels left out, and is the same for the same seed', () => {
  fc.assert(
    fc.property(random, fc.integer({ min: 1, max: 1000 }), (relay, seed) => {
      const plan = solveRelay(relay, { seed, iterations: 60, clock });
      const { faults } = checkRelay(relay, plan);
      assert.deepEqual(
        faults.filter(({ code }) => code !== 'left-out'),
        [],
      );
      assert.deepEqual(solveRelay(relay, { seed, iterations: 60, clock }), plan);
    }),
    { numRuns: 60 },
  );
});

const published = sharedFolder('conformance/routing/bus-lines/delle-donne');

test('published instances are read, and planned no dearer than their authors’ bounds', {
  skip: published.skip,
}, () => {
  const names = readdirSync(published.path).filter((name) => name.endsWith('.city'));
  assert.equal(names.length, 50);
  const read = (name: string) => {
    const [city, demands, params] = ['city', 'demands', 'params'].map((part) =>
      readFileSync(join(published.path, `${name}.${part}`), 'utf8'),
    );
    const relay = readRelay(
      { name, city: city ?? '', demands: demands ?? '', params: params ?? '' },
      Math.floor,
    );
    assert.ok(relay, name);
    return relay;
  };
  for (const name of names) assert.ok(read(name.replace('.city', '')).customers.length >= 20);
  // The best of their four methods' bounds.
  for (const [name, bound] of [
    ['insC5.0', 7328],
    ['insC5.6', 7696],
  ] as const) {
    const relay = read(name);
    const judged = checkRelay(relay, solveRelay(relay, { seed: 1, iterations: 3000, clock }));
    assert.ok(judged.feasible, name);
    assert.ok(judged.cost <= bound, `${name}: ${judged.cost}`);
  }
});
