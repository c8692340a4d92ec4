import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPlan } from './kernel/check-plan.ts';
import { euclid } from './kernel/euclid.ts';
import { anyVehicle, anyVisit, type Problem } from './kernel/problem.ts';
import type { Told } from './kernel/search/share.ts';
import { solveOnThreads } from './solve-on-threads.ts';
import { solveProblem } from './solve-problem.ts';

/** Stops scattered around a depot, five to a vehicle. */
function day(stops: number, more: Partial<Problem> = {}): Problem {
  const places = Array.from({ length: stops + 1 }, (_, i) => i);
  const distance = euclid(
    places.map((i) => (i * 37) % 101),
    places.map((i) => (i * 61) % 97),
    'nearest',
  );
  return {
    ...{
      name: 'day',
      dimensions: ['kg'],
      places: stops + 1,
      distance,
      duration: distance,
      fewestVehicles: false,
    },
    vehicles: [{ ...anyVehicle, name: 'van', count: stops, capacity: [5] }],
    visits: places.slice(1).map((place) => ({ ...anyVisit, name: `${place}`, place, deliver: [1] })),
    ...more,
  };
}
const problem = day(40);
const cost = (plan: Parameters<typeof checkPlan>[1]) => checkPlan(problem, plan).cost;

test('threads with no time to meet answer the best of what each seed finds alone', async () => {
  const alone = [4, 5].map((seed) => cost(solveProblem({ problem }, { seed, iterations: 15 }).plan));
  const { plan } = await solveOnThreads({ problem }, { seed: 4, iterations: 15 }, 2).solved;
  assert.equal(cost(plan), Math.min(...alone));
});

test('told to stop, threads with no end in sight answer a plan that can be driven', async () => {
  const running = solveOnThreads({ problem }, { seed: 1 }, 1);
  running.stop();
  const { plan } = await running.solved;
  assert.ok(checkPlan(problem, plan).feasible);
});

test('who is told that another has gone does not wait for it again', () => {
  let met = 0;
  const meet = (told: Told) => {
    met++;
    return [told, { ...told, ends: true }];
  };
  const share = { part: 0, parts: 2, seed: 1, meet };
  const { plan } = solveProblem({ problem }, { seed: 1, iterations: 4000, share });
  assert.equal(met, 1);
  assert.ok(checkPlan(problem, plan).feasible);
});

test('two threads that begin with stops at one place as one find the same plan again', async () => {
  // Five stops at each place, and drivers who are paid by the hour.
  const plain = day(30);
  const crowded: Problem = {
    ...plain,
    vehicles: [{ ...anyVehicle, name: 'van', count: 12, capacity: [40], perTime: 1, close: 2000 }],
    visits: plain.visits.flatMap((visit) => Array.from({ length: 5 }, () => ({ ...visit, service: 3 }))),
  };
  const solve = async () =>
    (await solveOnThreads({ problem: crowded }, { seed: 1, iterations: 1000 }, 2).solved).plan;
  const [once, again] = [await solve(), await solve()];
  assert.deepEqual(once, again);
  assert.ok(checkPlan(crowded, once).feasible);
});

for (const fewestVehicles of [false, true]) {
  test(`two threads sharing one plan (fewest vehicles: ${fewestVehicles}) find the same one again, no worse than one alone`, async () => {
    const problem = day(200, { fewestVehicles });
    const solve = async (threads: number) => {
      const { plan } = await solveOnThreads({ problem }, { seed: 1, iterations: 6000 }, threads).solved;
      return { plan, ...checkPlan(problem, plan) };
    };
    const [two, again, one] = [await solve(2), await solve(2), await solve(1)];
    assert.deepEqual(two.plan, again.plan);
    assert.ok(two.feasible);
    assert.ok(two.vehicles <= one.vehicles && two.cost <= one.cost, `${two.cost} against ${one.cost}`);
  });
}

test('threads that share shipments bring each on the vehicle that picked it up', async () => {
  const alone = day(120);
  const visits = alone.visits.map((visit, i) =>
    i % 2 ? visit : { ...visit, deliver: [], collect: [1], deliveredAt: i + 1 },
  );
  const problem = { ...alone, visits };
  const { plan } = await solveOnThreads({ problem }, { seed: 2, iterations: 500 }, 3).solved;
  assert.deepEqual(checkPlan(problem, plan).faults, []);
});
