import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkPlan } from '../check-plan.ts';
import { euclid } from '../euclid.ts';
import { anyVehicle, anyVisit, type Problem, type Visit } from '../problem.ts';
import { solve } from './solve.ts';

const clock = () => 0;
const upTo = (max: number) => fc.integer({ min: 0, max });
const enough = 400;
/** Always the same days: however good a search is, one day among millions will escape it. */
const CASES = { numRuns: 25, seed: 2026 };

const stop = fc.record({ x: upTo(100), y: upTo(100), load: upTo(9), open: upTo(200), lasts: upTo(200) });

/** A day of a few stops that two vehicles of one kind may make, each stop worth more than its way. */
function day(
  stops: { x: number; y: number; load: number; open: number; lasts: number }[],
  vans: number,
): Problem {
  const distance = euclid([50, ...stops.map(({ x }) => x)], [50, ...stops.map(({ y }) => y)], 'nearest');
  return {
    ...{ name: 'day', dimensions: ['kg'], places: stops.length + 1, distance, duration: distance },
    fewestVehicles: false,
    vehicles: [{ ...anyVehicle, name: 'van', count: vans, capacity: [20], fixed: 30 }],
    visits: stops.map(
      ({ load, open, lasts }, index): Visit => ({
        ...anyVisit,
        ...{ name: `${index}`, place: index + 1, deliver: [load], open, close: open + lasts, prize: 500 },
      }),
    ),
  };
}

const costOf = (problem: Problem, seed: number) =>
  checkPlan(problem, solve(problem, { seed, iterations: enough, clock }).plan).cost;

/** The least cost of all ways to share out and order the stops, worked out by trying each. */
function leastCost(problem: Problem): number {
  let least = Number.POSITIVE_INFINITY;
  const judge = (routes: readonly (readonly number[])[], unplanned: readonly number[]) => {
    const plan = { routes: routes.map((visits) => ({ vehicle: 0, visits })), unplanned };
    const { feasible, cost } = checkPlan(problem, plan);
    if (feasible) least = Math.min(least, cost);
  };
  const place = (
    visit: number,
    routes: readonly (readonly number[])[],
    unplanned: readonly number[],
  ): void => {
    if (visit === problem.visits.length) {
      judge(routes, unplanned);
      return;
    }
    place(visit + 1, routes, [...unplanned, visit]);
    for (const [index, route] of routes.entries()) {
      for (let at = 0; at <= route.length; at++)
        place(visit + 1, routes.with(index, route.toSpliced(at, 0, visit)), unplanned);
    }
    if (routes.length < (problem.vehicles[0]?.count ?? 0)) place(visit + 1, [...routes, [visit]], unplanned);
  };
  place(0, [], []);
  return least;
}

test('a few stops are planned as cheaply as trying every way shows they can be', () => {
  fc.assert(
    fc.property(fc.array(stop, { minLength: 1, maxLength: 5 }), upTo(99), (stops, seed) => {
      const problem = day(stops, 2);
      assert.equal(costOf(problem, seed), leastCost(problem));
    }),
    CASES,
  );
});

test('a vehicle more or wider windows never cost more', () => {
  fc.assert(
    fc.property(fc.array(stop, { minLength: 1, maxLength: 7 }), upTo(99), (stops, seed) => {
      const cost = costOf(day(stops, 2), seed);
      assert.ok(costOf(day(stops, 3), seed) <= cost, 'a vehicle more');
      const wider = stops.map((each) => ({ ...each, lasts: each.lasts + 50 }));
      assert.ok(costOf(day(wider, 2), seed) <= cost, 'wider windows');
    }),
    CASES,
  );
});
