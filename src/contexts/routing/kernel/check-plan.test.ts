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
