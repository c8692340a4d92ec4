import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sharedFolder } from '../../../../test/help/shared.ts';
import { checkPlan, type PlanFaultCode } from './check-plan.ts';
import { readPlan } from './formats/plan-text.ts';
import { readVrplib } from './formats/vrplib.ts';
import { anyVehicle, anyVisit, type Plan, type Problem, type Vehicle, type Visit } from './problem.ts';

const published = sharedFolder('conformance/routing/cvrp-x');

test('the best known plans of CVRPLIB’s X can be driven and cost what their authors say', {
  skip: published.skip,
}, () => {
  const names = readdirSync(published.path).filter((name) => name.endsWith('.vrp'));
  assert.ok(names.length >= 20);
  for (const name of names) {
    const problem = readVrplib(readFileSync(join(published.path, name), 'utf8'));
    assert.ok('visits' in problem, name);
    const solution = readFileSync(join(published.path, name.replace('.vrp', '.sol')), 'utf8');
    const plan = readPlan(solution, problem);
    assert.ok('routes' in plan, name);
    const { feasible, cost, vehicles } = checkPlan(problem, plan);
    assert.ok(feasible, name);
    assert.equal(cost, Number(/Cost (\d+)/.exec(solution)?.[1]), name);
    assert.equal(vehicles, solution.match(/Route #/g)?.length, name);
  }
});

// Places on a line, a unit of way apart, a unit of time each.
const LINE = 5;
const line = Float64Array.from({ length: LINE * LINE }, (_, i) =>
  Math.abs(Math.floor(i / LINE) - (i % LINE)),
);

function day(vehicle: Partial<Vehicle>, visits: Partial<Visit>[]): Problem {
  return {
    ...{
      name: 'line',
      dimensions: ['kg'],
      places: LINE,
      distance: line,
      duration: line,
      fewestVehicles: false,
    },
    vehicles: [{ ...anyVehicle, name: 'van', count: 1, capacity: [10], ...vehicle }],
    visits: visits.map((visit, index) => ({
      ...anyVisit,
      ...{ name: `stop ${index}`, place: index + 1, deliver: [1] },
      ...visit,
    })),
  };
}

const drives = (...visits: number[]): Plan => ({ routes: [{ vehicle: 0, visits }], unplanned: [] });

const faulty: [PlanFaultCode, Problem, Plan][] = [
  ['unknown-vehicle', day({}, [{}]), { routes: [{ vehicle: 3, visits: [0] }], unplanned: [] }],
  ['unknown-visit', day({}, [{}]), drives(0, 7)],
  ['visited-twice', day({}, [{}]), drives(0, 0)],
  ['left-out', day({}, [{}, {}]), drives(1)],
  ['overloaded', day({}, [{ deliver: [6] }, { deliver: [5] }]), drives(0, 1)],
  ['overloaded', day({}, [{ collect: [11] }]), drives(0)],
  ['too-late', day({}, [{ close: 0.5 }]), drives(0)],
  ['back-too-late', day({ close: 3 }, [{}, {}]), drives(0, 1)],
  ['out-too-long', day({ longest: 5 }, [{ open: 9, close: 9 }, { open: 20 }]), drives(0, 1)],
  ['too-far', day({ farthest: 3 }, [{}, {}]), drives(0, 1)],
  ['cannot-do', day({}, [{ skills: ['cold'] }]), drives(0)],
  ['shipment-apart', day({}, [{ collect: [1], deliver: [], deliveredAt: 1 }, { prize: 0 }]), drives(0)],
  ['delivered-before-picked-up', day({}, [{ collect: [1], deliver: [], deliveredAt: 1 }, {}]), drives(1, 0)],
];

for (const [code, problem, plan] of faulty) {
  test(`a plan is found ${code.replaceAll('-', ' ')}`, () => {
    const { feasible, faults } = checkPlan(problem, plan);
    assert.equal(feasible, false);
    assert.ok(
      faults.some((fault) => fault.code === code),
      JSON.stringify(faults),
    );
  });
}

test('more vehicles than there are is told of the kind, not of a route', () => {
  const plan = { routes: [0, 1].map((visit) => ({ vehicle: 0, visits: [visit] })), unplanned: [] };
  assert.deepEqual(checkPlan(day({}, [{}, {}]), plan).faults, [
    { code: 'too-many-vehicles', route: null, at: 'van' },
  ]);
});

test('a vehicle that may leave later is not out while it would only wait', () => {
  // There at 9 and back at 10: it needs to leave at 8 only.
  const { feasible, cost } = checkPlan(day({ longest: 2 }, [{ open: 9 }]), drives(0));
  assert.ok(feasible);
  assert.equal(cost, 2);
});

test('a plan costs its ways, its driving and its vehicles at their prices, and the prizes of what is left out', () => {
  const problem = day({ fixed: 100, perDistance: 2, perDuration: 3 }, [{}, { prize: 7 }]);
  assert.equal(checkPlan(problem, drives(0)).cost, 100 + 2 * 2 + 2 * 3 + 7);
});

const pausing = (visits: number[], ...pauses: NonNullable<Plan['routes'][number]['pauses']>): Plan => ({
  routes: [{ vehicle: 0, visits, pauses }],
  unplanned: [],
});
const lunch = (open: number, close: number, lasts = 2) => ({
  breaks: [{ name: 'lunch', windows: [[open, close]] as const, lasts, isPaid: false }],
});
const breakAfter = (after: number) => ({ after, what: 'break', index: 0 }) as const;
const reloadAfter = (after: number) => ({ after, what: 'reload', index: 0 }) as const;
const depot = { reloads: [{ name: 'depot', place: 0, lasts: 1 }] };
const cold = { name: 'cold box', takes: ['cold'], capacity: [3] };
const sent = { collect: [1], deliver: [], deliveredAt: 1 };

const richlyFaulty: [PlanFaultCode, Problem, Plan][] = [
  ['driven-too-long', day({ longestDriving: 3 }, [{}, {}]), drives(0, 1)],
  ['wrong-pause', day({}, [{}]), pausing([0], breakAfter(0))],
  ['wrong-pause', day(lunch(0, 9), [{}]), pausing([0], breakAfter(0), breakAfter(1))],
  ['wrong-pause', day(depot, [{}]), pausing([0], reloadAfter(2))],
  // Back at 4, when lunch must have begun by 3.
  ['no-break', day(lunch(1, 3), [{}, {}]), drives(0, 1)],
  ['break-too-late', day(lunch(0, 1), [{}, { service: 5 }]), pausing([0, 1], breakAfter(2))],
  // There at 1, rests 1 to 3 on the way to the second stop, which would have been there at 2.
  ['too-late', day(lunch(1, 3), [{}, { close: 3 }]), pausing([0, 1], breakAfter(1))],
  [
    'too-late',
    day({}, [
      {
        open: 2,
        close: 9,
        windows: [
          [2, 3],
          [8, 9],
        ],
        service: 2,
      },
      { close: 4 },
    ]),
    drives(0, 1),
  ],
  ['too-many-trips', day({ ...depot, trips: 1 }, [{}, {}]), pausing([0, 1], reloadAfter(1))],
  [
    'overloaded',
    day(depot, [{ deliver: [6] }, { deliver: [6] }, { deliver: [6] }]),
    pausing([0, 1, 2], reloadAfter(1)),
  ],
  ['shipment-over-reload', day(depot, [sent, {}]), pausing([0, 1], reloadAfter(1))],
  ['back-too-late', day({ close: 7 }, [{ release: 6 }]), drives(0)],
  ['overloaded', day({ compartments: [cold] }, [{ deliver: [4], goods: 'cold' }]), drives(0)],
  ['cannot-carry', day({ compartments: [cold] }, [{ goods: 'frozen' }]), drives(0)],
  ['cannot-do', day({}, [{ only: ['other van'] }]), drives(0)],
  ['behind-other-goods', day({ lastInFirstOut: true }, [{ deliver: [], collect: [1] }, {}]), drives(0, 1)],
  [
    'behind-other-goods',
    day({ lastInFirstOut: true }, [sent, {}, { ...sent, deliveredAt: 3 }, {}]),
    drives(0, 2, 1, 3),
  ],
  ['aboard-too-long', day({}, [{ service: 4 }, { longestAboard: 5 }]), drives(0, 1)],
  ['aboard-too-long', day({}, [{ deliver: [], collect: [1], longestAboard: 1 }, {}]), drives(0, 1)],
  ['aboard-too-long', day({}, [{ ...sent, longestAboard: 0.5 }, {}]), drives(0, 1)],
  [
    'not-as-driven',
    day({ underway: { done: [0], place: 1, time: 3, aboard: [], rested: [] } }, [{ prize: 0 }, {}]),
    drives(1),
  ],
  [
    'goods-elsewhere',
    day({ underway: { done: [0], place: 1, time: 3, aboard: [], rested: [] } }, [{}, {}]),
    drives(0, 1),
  ],
];

for (const [code, problem, plan] of richlyFaulty) {
  test(`a plan is found ${code.replaceAll('-', ' ')} (${plan.routes[0]?.visits.join(' ')})`, () => {
    const { faults } = checkPlan(problem, plan);
    assert.deepEqual([...new Set(faults.map((fault) => fault.code))], [code]);
  });
}

const timesOf = (problem: Problem, plan: Plan) => {
  const { faults, timetables } = checkPlan(problem, plan);
  assert.deepEqual(faults, []);
  return timetables[0]?.map(({ begins, goes }) => [begins, goes]);
};

test('a break on the road puts off what comes after it, one that could begin when the vehicle is back is not needed', () => {
  // There at 1; on the way to the second stop it rests from 1 to 3 and is there at 4.
  const taken = pausing([0, 1], breakAfter(1));
  assert.deepEqual(timesOf(day(lunch(1, 3), [{}, {}]), taken), [
    [0, 0],
    [1, 1],
    [1, 3],
    [4, 4],
    [6, 6],
  ]);
  assert.deepEqual(timesOf(day(lunch(1, 4), [{}, {}]), drives(0, 1)), [
    [0, 0],
    [1, 1],
    [2, 2],
    [4, 4],
  ]);
});

test('a break at the depot is over before the vehicle leaves, and waiting for one shortens no way', () => {
  assert.deepEqual(timesOf(day(lunch(1, 3), [{}]), pausing([0], breakAfter(0))), [
    [0, 3],
    [1, 3],
    [4, 4],
    [5, 5],
  ]);
  // At the first stop at 1, at the second at 2, where it waits until 5 for its rest.
  assert.deepEqual(
    timesOf(day(lunch(5, 6), [{}, {}]), pausing([0, 1], breakAfter(1))),
    // It leaves as late as the break lets it.
    [
      [0, 3],
      [4, 4],
      [5, 7],
      [7, 7],
      [9, 9],
    ],
  );
});

test('of several windows the first that can be reached is taken', () => {
  const windows = [
    [0, 1],
    [4, 5],
    [8, 9],
  ] as const;
  const problem = day({}, [{}, { windows, close: 9 }]);
  assert.deepEqual(timesOf(problem, drives(0, 1)), [
    [0, 2],
    [3, 3],
    [4, 4],
    [6, 6],
  ]);
});

test('a trip leaves late enough for its goods to be on board for as short as can be, and nobody later for it', () => {
  // The second stop opens at 9: it leaves at 7 rather than 0, but the first stop is due at 5.
  const worth = { perAboard: 10 };
  assert.equal(checkPlan(day({}, [{}, { open: 9, ...worth }]), drives(0, 1)).cost, 4 + 20);
  const due = day({}, [
    { due: 5, perLate: 1 },
    { open: 9, ...worth },
  ]);
  const { cost, late } = checkPlan(due, drives(0, 1));
  assert.deepEqual([cost, late], [4 + 50, 0]);
});

test('who must not have goods on board for long waits before they are picked up', () => {
  const pickup = { collect: [1], deliver: [], deliveredAt: 2, longestAboard: 2 };
  // Stop 0 must be at 1, the goods are awaited from 9 on at the third: picked up at 8 at the earliest, not at 2.
  const problem = day({}, [{ close: 1 }, pickup, { open: 9, collect: [] }]);
  assert.deepEqual(timesOf(problem, drives(0, 1, 2)), [
    [0, 0],
    [1, 1],
    [7, 7],
    [9, 9],
    [12, 12],
  ]);
});

test('time out is paid from leaving to being back, unpaid breaks left out', () => {
  const paid = { perTime: 3 };
  assert.equal(checkPlan(day(paid, [{ open: 9, service: 2 }]), drives(0)).cost, 2 + 3 * 4);
  const resting = day({ ...paid, ...lunch(1, 3) }, [{}, {}]);
  assert.equal(checkPlan(resting, pausing([0, 1], breakAfter(1))).cost, 4 + 3 * 4);
});

test('lateness after a stop’s due time costs, and what is late by then is told', () => {
  const { feasible, cost, late } = checkPlan(day({}, [{}, { due: 0.5, perLate: 4 }]), drives(0, 1));
  assert.deepEqual([feasible, cost, late], [true, 4 + 6, 1.5]);
});

test('a second trip begins when its goods are there, and costs its ways', () => {
  const problem = day(depot, [{ deliver: [9] }, { deliver: [9], release: 7 }]);
  // Back at 2, unloads until 3, waits for the goods until 7.
  assert.deepEqual(timesOf(problem, pausing([0, 1], reloadAfter(1))), [
    [0, 0],
    [1, 1],
    [2, 7],
    [9, 9],
    [11, 11],
  ]);
  assert.equal(checkPlan(problem, pausing([0, 1], reloadAfter(1))).cost, 6);
});

test('a vehicle underway is judged from where it is, with what it has on board', () => {
  const underway = { done: [0], place: 1, time: 30, aboard: [1], rested: [] };
  const problem = day({ underway, fixed: 100 }, [
    { close: 1 },
    { deliver: [9] },
    { deliver: [], collect: [9] },
  ]);
  assert.deepEqual(timesOf(problem, drives(0, 1, 2)), [
    [30, 30],
    [31, 31],
    [32, 32],
    [35, 35],
  ]);
  assert.equal(checkPlan(problem, drives(0, 1, 2)).cost, 5);
});
