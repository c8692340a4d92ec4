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

const PLACES = 8;
/** Three times out of four there is nothing of it, so that most of a day can be planned. */
const seldom = <Value>(value: fc.Arbitrary<Value>, otherwise: Value) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(otherwise) }, { weight: 1, arbitrary: value });
const windowsOf = (count: number) =>
  fc
    .array(fc.tuple(fc.integer({ min: 1, max: 120 }), upTo(120)), { minLength: count, maxLength: 3 })
    .map((gaps): [number, number][] => {
      let at = 0;
      return gaps.map(([gap, lasts]) => {
        const open = at + gap;
        at = open + lasts;
        return [open, at];
      });
    });
const aBreak = fc.record({ windows: windowsOf(1), lasts: upTo(40), isPaid: fc.boolean() });

/** What makes a vehicle or a visit rich. */
const richly = {
  longestDriving: seldom(fc.integer({ min: 50, max: 400 }), Number.POSITIVE_INFINITY),
  perTime: seldom(upTo(3), 0),
  breaks: seldom(fc.array(aBreak, { maxLength: 2 }), []),
  reloads: seldom(
    fc.array(fc.record({ place: upTo(PLACES - 1), lasts: upTo(20) }), { minLength: 1, maxLength: 2 }),
    [],
  ),
  trips: fc.constantFrom(2, 3, Number.POSITIVE_INFINITY),
  compartments: seldom(
    fc.constantFrom<Vehicle['compartments']>(
      [{ name: 'box', takes: ['cold'], capacity: [9, 9] }],
      [
        { name: 'box', takes: ['cold', 'frozen'], capacity: [12] },
        { name: 'rest', takes: ['dry'], capacity: [20, 12] },
      ],
    ),
    [],
  ),
  lastInFirstOut: seldom(fc.constant(true), false),
};
const richStop = {
  windows: seldom<[number, number][]>(windowsOf(2), []),
  due: seldom(upTo(200), Number.POSITIVE_INFINITY),
  perLate: upTo(3),
  release: seldom(upTo(150), 0),
  perAboard: seldom(upTo(3), 0),
  longestAboard: seldom(upTo(150), Number.POSITIVE_INFINITY),
  goods: seldom<string | null>(fc.constantFrom('cold', 'frozen', 'dry'), null),
  only: seldom(fc.subarray(['kind 0', 'kind 1']), []),
};

const vehicle = fc.record({
  ...richly,
  count: seldom(upTo(4), 2),
  capacity: fc.tuple(seldom(upTo(40), 20), seldom(upTo(40), 40)),
  start: fc.option(upTo(2)),
  end: fc.option(upTo(2)),
  open: upTo(50),
  close: orNever(200, 600),
  longest: seldom(fc.integer({ min: 100, max: 400 }), Number.POSITIVE_INFINITY),
  farthest: seldom(fc.integer({ min: 100, max: 400 }), Number.POSITIVE_INFINITY),
  fixed: upTo(100),
  perDistance: fc.integer({ min: 0, max: 3 }),
  perDuration: fc.integer({ min: 0, max: 3 }),
  skills: fc.subarray(SKILLS),
});

const visit = fc.record({
  ...richStop,
  amount: fc.tuple(upTo(9), upTo(9)),
  way: fc.constantFrom('deliver', 'collect', 'ship'),
  open: seldom(upTo(300), 0),
  lasts: seldom(upTo(300), Number.POSITIVE_INFINITY),
  service: upTo(10),
  skills: seldom(fc.subarray(SKILLS, { maxLength: 1 }), []),
  prize: fc.option(upTo(2000)),
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
      vehicles: vehicles.map(
        ({ breaks, reloads, ...each }, index): Vehicle => ({
          ...anyVehicle,
          ...each,
          name: `kind ${index}`,
          breaks: breaks.map((rest, at) => ({ ...rest, name: `rest ${at}` })),
          reloads: reloads.map((reload, at) => ({ ...reload, name: `depot ${at}` })),
        }),
      ),
      visits: visits.flatMap(
        ({ amount, way, windows, open: opens, lasts, prize, ...each }, index): Visit[] => {
          const [open, close] = [windows[0]?.[0] ?? opens, windows.at(-1)?.[1] ?? opens + lasts];
          const base = { ...anyVisit, ...each, place: index % PLACES, windows, open, close, prize };
          if (way === 'deliver') return [{ ...base, name: `to ${index}`, deliver: amount }];
          if (way === 'collect') return [{ ...base, name: `from ${index}`, collect: amount }];
          return [
            { ...base, name: `pickup ${index}`, collect: amount, deliveredAt: -1 },
            {
              ...base,
              name: `delivery ${index}`,
              ...{ place: (index + 3) % PLACES, deliver: amount, windows: [], prize: prize && 0 },
              ...{ close: close + 300, perAboard: 0, longestAboard: Number.POSITIVE_INFINITY, release: 0 },
            },
          ];
        },
      ),
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
    { numRuns: 80 },
  );
});

test('a day that is half driven is planned on: what was made stays first, what is on board is brought by its vehicle', () => {
  fc.assert(
    fc.property(rich, upTo(99), upTo(3), upTo(200), (problem, seed, made, time) => {
      const morning = solve(problem, { seed, iterations: 20, clock }).plan;
      const { timetables } = checkPlan(problem, morning);
      // Each route becomes a vehicle of its own, somewhere in the middle of it.
      const vehicles = morning.routes.map(({ vehicle, visits, pauses = [] }, route): Vehicle => {
        // It is in the middle of one trip: what it made before a reload is to be made again, by whoever.
        const reloads = pauses.flatMap(({ what, after }) => (what === 'reload' ? [after] : []));
        const begun = Math.max(0, ...reloads.filter((after) => after < made));
        const reload = Math.min(visits.length, ...reloads.filter((after) => after >= made));
        const done = visits.slice(begun, made);
        const last = problem.visits[done.at(-1) ?? -1];
        const kind = problem.vehicles[vehicle] as Vehicle;
        const aboard = visits.slice(begun + done.length, reload);
        const then =
          timetables[route]?.find(({ step }) => step.is === 'visit' && step.visit === last)?.goes ?? 0;
        return {
          ...kind,
          ...{ name: `route ${route}`, count: 1, close: Number.POSITIVE_INFINITY },
          breaks: kind.breaks.map((rest) => ({ ...rest, windows: [[0, Number.POSITIVE_INFINITY]] })),
          underway: { done, place: last?.place ?? kind.start ?? 0, time: then + time, aboard, rested: [] },
        };
      });
      const visits = problem.visits.map((visit) => ({
        ...visit,
        only: [],
        windows: [],
        close: Number.POSITIVE_INFINITY,
      }));
      const noon = { ...problem, vehicles, visits };
      if (vehicles.length === 0) return;
      const { plan } = solve(noon, { seed, iterations: 60, clock });
      const faults = checkPlan(noon, plan).faults.filter(({ code }) => code !== 'left-out');
      assert.deepEqual(faults, []);
    }),
    { numRuns: 80 },
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
