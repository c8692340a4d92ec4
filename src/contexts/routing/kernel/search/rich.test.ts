import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkPlan } from '../check-plan.ts';
import { euclid } from '../euclid.ts';
import { impossibleVisits } from '../impossible.ts';
import { anyVehicle, anyVisit, type Problem, type Vehicle, type Visit } from '../problem.ts';
import { solve } from './solve.ts';

const clock = () => 0;
const SKILLS = ['cold', 'lift'];
const upTo = (max: number) => fc.integer({ min: 0, max });
const orNever = (from: number, to: number) =>
  fc.option(fc.integer({ min: from, max: to }), { nil: Number.POSITIVE_INFINITY });

const vehicle = fc.record({
  count: fc.integer({ min: 0, max: 4 }),
  capacity: fc.tuple(upTo(40), upTo(40)),
  start: fc.option(upTo(2)),
  end: fc.option(upTo(2)),
  open: upTo(50),
  close: orNever(200, 600),
  longest: orNever(100, 400),
  farthest: orNever(100, 400),
  fixed: upTo(100),
  perDistance: fc.integer({ min: 0, max: 3 }),
  perDuration: fc.integer({ min: 0, max: 3 }),
  skills: fc.subarray(SKILLS),
});

const visit = fc.record({
  amount: fc.tuple(upTo(9), upTo(9)),
  way: fc.constantFrom('deliver', 'collect', 'ship'),
  open: upTo(300),
  lasts: orNever(0, 300),
  service: upTo(10),
  skills: fc.subarray(SKILLS, { maxLength: 1 }),
  prize: fc.option(upTo(200)),
});

/** Two depots and a bus station, vehicles of some kinds, stops of every kind in between. */
const rich = fc
  .record({
    x: fc.array(upTo(100), { minLength: 8, maxLength: 8 }),
    y: fc.array(upTo(100), { minLength: 8, maxLength: 8 }),
    slowness: fc.integer({ min: 1, max: 2 }),
    vehicles: fc.array(vehicle, { minLength: 1, maxLength: 3 }),
    visits: fc.array(visit, { minLength: 1, maxLength: 16 }),
    fewestVehicles: fc.boolean(),
  })
  .map(({ x, y, slowness, vehicles, visits, fewestVehicles }): Problem => {
    const distance = euclid(x, y, 'exact');
    return {
      ...{ name: 'rich', dimensions: ['kg', 'crates'], places: 8, distance, fewestVehicles },
      duration: distance.map((way) => way * slowness),
      vehicles: vehicles.map((each, index): Vehicle => ({ ...anyVehicle, name: `kind ${index}`, ...each })),
      visits: visits.flatMap(({ amount, way, open, lasts, prize, ...each }, index): Visit[] => {
        const base = { ...anyVisit, ...each, place: index % 8, open, close: open + lasts, prize };
        if (way === 'deliver') return [{ ...base, name: `to ${index}`, deliver: amount }];
        if (way === 'collect') return [{ ...base, name: `from ${index}`, collect: amount }];
        return [
          { ...base, name: `pickup ${index}`, collect: amount, deliveredAt: -1 },
          {
            ...base,
            name: `delivery ${index}`,
            ...{ place: (index + 3) % 8, deliver: amount, close: open + lasts + 300, prize: prize && 0 },
          },
        ];
      }),
    };
  })
  .map((problem) => ({
    ...problem,
    visits: problem.visits.map((each, index) =>
      each.deliveredAt === null ? each : { ...each, deliveredAt: index + 1 },
    ),
  }));

test('whatever is asked, a plan can be driven, and what it leaves out is told', () => {
  fc.assert(
    fc.property(rich, upTo(99), (problem, seed) => {
      let told = 0;
      const { plan, impossible } = solve(problem, {
        ...{ seed, iterations: 80, clock },
        progress: (cost) => {
          told = cost;
        },
      });
      const { faults, cost } = checkPlan(problem, plan);
      assert.deepEqual(
        faults.filter(({ code }) => code !== 'left-out'),
        [],
      );
      for (const { visit } of impossible) assert.ok(plan.unplanned.includes(visit));
      const skipped = impossible.reduce((sum, { visit }) => sum + (problem.visits[visit]?.prize ?? 0), 0);
      assert.ok(Math.abs(cost - skipped - told) < 1e-6, `${cost} is told as ${told}`);
    }),
    { numRuns: 300 },
  );
});

test('what has been driven stays where it is when the plan goes on', () => {
  fc.assert(
    fc.property(rich, upTo(99), upTo(3), (problem, seed, kept) => {
      const from = solve(problem, { seed, iterations: 20, clock }).plan;
      const keep = from.routes.map(() => kept);
      const { plan } = solve(problem, { seed: seed + 1, iterations: 60, clock, from, kept: keep });
      for (const { vehicle, visits } of from.routes) {
        const first = visits.slice(0, kept);
        if (first.length === 0) continue;
        const now = plan.routes.find((route) => route.visits.includes(first[0] as number));
        assert.deepEqual([now?.vehicle, now?.visits.slice(0, first.length)], [vehicle, first]);
      }
      const faults = checkPlan(problem, plan).faults.filter(({ code }) => code !== 'left-out');
      assert.deepEqual(faults, []);
    }),
    { numRuns: 150 },
  );
});

test('an impossible stop is named with its reason, both ends of a shipment together', () => {
  const [near, far] = [0, 3];
  const line = Float64Array.from({ length: 16 }, (_, i) => Math.abs(Math.floor(i / 4) - (i % 4)));
  const stop = (name: string, more: Partial<Visit>): Visit => ({ ...anyVisit, name, place: near, ...more });
  const problem: Problem = {
    ...{ name: '', dimensions: ['kg'], places: 4, distance: line, duration: line, fewestVehicles: false },
    vehicles: [{ ...anyVehicle, name: 'van', count: 1, capacity: [10], close: 9, farthest: 5 }],
    visits: [
      stop('fine', { deliver: [10] }),
      stop('cold', { skills: ['cold'] }),
      stop('heavy', { deliver: [11] }),
      stop('late', { place: 1, open: 8.5 }),
      stop('far', { place: far }),
      stop('sent', { collect: [1], deliveredAt: 6 }),
      stop('never received', { place: 1, deliver: [1], close: 0.5 }),
    ],
  };
  const named = impossibleVisits(problem).map(({ visit, reason }) => [problem.visits[visit]?.name, reason]);
  assert.deepEqual(named, [
    ['cold', 'no-vehicle-can'],
    ['heavy', 'too-large'],
    ['late', 'not-in-time'],
    ['far', 'too-far'],
    ['sent', 'partner-impossible'],
    ['never received', 'not-in-time'],
  ]);
  const { plan } = solve(problem, { seed: 1, iterations: 50, clock });
  assert.deepEqual(plan.routes, [{ vehicle: 0, visits: [0] }]);
});

test('of many stops that may be left out, those worth their way are made', () => {
  const count = 60;
  const places = Array.from({ length: count + 1 }, (_, i) => i);
  // On a ring around the depot: every way to a stop costs 100.
  const distance = euclid(
    places.map((i) => (i === 0 ? 0 : 100 * Math.cos(i))),
    places.map((i) => (i === 0 ? 0 : 100 * Math.sin(i))),
    'exact',
  );
  const problem: Problem = {
    ...{ name: 'ring', dimensions: ['kg'], places: count + 1, distance, duration: distance },
    fewestVehicles: false,
    vehicles: [{ ...anyVehicle, name: 'van', count: 5, capacity: [1] }],
    visits: places.slice(1).map((place) => ({
      ...anyVisit,
      ...{ name: `${place}`, place, deliver: [1], prize: place % 12 === 0 ? 300 : 199 },
    })),
  };
  const { plan } = solve(problem, { seed: 1, iterations: 2000, clock });
  assert.deepEqual(
    plan.routes.map(({ visits }) => visits).toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0)),
    [[11], [23], [35], [47], [59]],
  );
});
