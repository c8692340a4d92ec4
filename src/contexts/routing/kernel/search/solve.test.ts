import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { sharedFolder } from '../../../../../test/help/shared.ts';
import { checkPlan } from '../check-plan.ts';
import { euclid } from '../euclid.ts';
import { readLiLim } from '../formats/lilim.ts';
import { readSolomon } from '../formats/solomon.ts';
import { readVrplib } from '../formats/vrplib.ts';
import { anyVehicle, anyVisit, type Problem } from '../problem.ts';
import { solve } from './solve.ts';

const clock = () => 0;

const window = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }));
const stop = fc.record({
  x: fc.integer({ min: 0, max: 100 }),
  y: fc.integer({ min: 0, max: 100 }),
  load: fc.integer({ min: 0, max: 9 }),
  window: fc.option(window),
  service: fc.integer({ min: 0, max: 10 }),
});
const day = fc
  .record({
    stops: fc.array(stop, { minLength: 1, maxLength: 25 }),
    capacity: fc.integer({ min: 9, max: 40 }),
  })
  .map(({ stops, capacity }): Problem => {
    const distance = euclid([50, ...stops.map(({ x }) => x)], [50, ...stops.map(({ y }) => y)], 'nearest');
    return {
      ...{ name: 'day', dimensions: ['kg'], places: stops.length + 1, distance, duration: distance },
      fewestVehicles: false,
      vehicles: [{ ...anyVehicle, name: 'van', count: stops.length, capacity: [capacity] }],
      visits: stops.map(({ load, window, service }, index) => ({
        ...anyVisit,
        ...{ name: `${index}`, place: index + 1, deliver: [load], service },
        // Wide enough that a vehicle of its own gets there.
        ...(window ? { open: window[0], close: Math.max(window[0], window[1], 100) } : {}),
      })),
    };
  });

test('every plan can be driven, and costs what the checker works out', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 99 }), (problem, seed) => {
      let told = 0;
      const { plan } = solve(problem, {
        ...{ seed, iterations: 60, clock },
        progress: (cost) => {
          told = cost;
        },
      });
      const { faults, cost } = checkPlan(problem, plan);
      assert.deepEqual(faults, []);
      assert.ok(Math.abs(cost - told) < 1e-6, `${cost} is told as ${told}`);
    }),
    { numRuns: 60 },
  );
});

/** The same day, every two stops one shipment. */
const shipping = day.map((problem): Problem => {
  const { visits } = problem;
  return {
    ...problem,
    fewestVehicles: true,
    visits: visits.slice(0, visits.length - (visits.length % 2)).map((visit, index) => {
      const load = visits[index - (index % 2)]?.deliver ?? [];
      // Open long enough to be reached behind its other half.
      const shipped = { ...visit, close: visit.close + 200, deliver: [], collect: [] };
      return index % 2
        ? { ...shipped, deliver: load }
        : { ...shipped, collect: load, deliveredAt: index + 1 };
    }),
  };
});

test('shipments stay on one vehicle, are picked up first and fit on board', () => {
  fc.assert(
    fc.property(shipping, fc.integer({ min: 0, max: 99 }), (problem, seed) => {
      const { plan } = solve(problem, { seed, iterations: 60, clock });
      const faults = checkPlan(problem, plan).faults.filter(({ code }) => code !== 'left-out');
      assert.deepEqual(faults, []);
    }),
    { numRuns: 60 },
  );
});

const shared = sharedFolder('conformance/routing');
const instance = (path: string) => readFileSync(join(shared.path, path), 'utf8');

test('X-n200-k36 comes within five percent of the best known at once', { skip: shared.skip }, () => {
  const problem = readVrplib(instance('cvrp-x/X-n200-k36.vrp'));
  assert.ok('visits' in problem);
  const { plan } = solve(problem, { seed: 1, iterations: 12_000, clock });
  const { feasible, cost } = checkPlan(problem, plan);
  const best = Number(/Cost (\d+)/.exec(instance('cvrp-x/X-n200-k36.sol'))?.[1]);
  assert.ok(feasible);
  assert.ok(cost >= best && cost < best * 1.05, `${cost} for ${best}`);
});

test('Solomon’s C101 is solved as well as anybody has', { skip: shared.skip }, () => {
  const problem = readSolomon(instance('vrptw/solomon/C101.txt'));
  assert.ok('visits' in problem);
  const { plan } = solve(problem, { seed: 1, iterations: 2000, clock });
  const { feasible, cost, vehicles } = checkPlan(problem, plan);
  // DIMACS' best known, in tenths.
  const best = JSON.parse(instance('vrptw/bks-distance.json')).solomon_c1[0] * 10;
  assert.deepEqual(
    { feasible, cost: cost / 10, vehicles },
    { feasible: true, cost: best / 10, vehicles: 10 },
  );
});

test('Li & Lim’s lc1_2_6 needs as few vehicles as anybody has needed', { skip: shared.skip }, () => {
  const problem = readLiLim(instance('pdptw/lc1_2_6.txt'));
  assert.ok('visits' in problem);
  const { plan } = solve(problem, { seed: 1, iterations: 1200, clock });
  const { feasible, vehicles } = checkPlan(problem, plan);
  const best = JSON.parse(instance('pdptw/bks.json')).LC1_2_6.solved_with_vehicles;
  assert.deepEqual({ feasible, vehicles }, { feasible: true, vehicles: best });
});

test('the same seed makes the same plan, and stopping answers the best so far', { skip: shared.skip }, () => {
  const problem = readVrplib(instance('cvrp-x/X-n120-k6.vrp'));
  assert.ok('visits' in problem);
  const once = solve(problem, { seed: 7, iterations: 500, clock });
  assert.deepEqual(solve(problem, { seed: 7, iterations: 500, clock }), once);
  let looks = 0;
  const stopped = solve(problem, { seed: 7, clock, stop: () => ++looks > 3 });
  assert.ok(stopped.iterations < 500);
  assert.ok(checkPlan(problem, stopped.plan).feasible);
});

test('a single visit is made when that is worth more than leaving it out', () => {
  const distance = euclid([0, 10], [0, 0], 'nearest');
  const problem: Problem = {
    ...{ name: 'one', dimensions: ['kg'], places: 2, distance, duration: distance, fewestVehicles: false },
    vehicles: [{ ...anyVehicle, name: 'van', count: 1, capacity: [10] }],
    visits: [{ ...anyVisit, name: 'a', place: 1, deliver: [1], close: 100, prize: 1_000 }],
  };
  let now = 0;
  const ticking = () => (now += 0.01);
  const { plan } = solve(problem, { seed: 1, seconds: 1, clock: ticking });
  assert.deepEqual(plan.unplanned, []);
});
