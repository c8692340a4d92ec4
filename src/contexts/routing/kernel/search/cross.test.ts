import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPlan } from '../check-plan.ts';
import { euclid } from '../euclid.ts';
import { anyVehicle, anyVisit, type Plan, type Problem } from '../problem.ts';
import { Random } from '../random.ts';
import { crossed, unlike } from './cross.ts';
import { modelOf } from './model.ts';
import { solve } from './solve.ts';

const places = Array.from({ length: 13 }, (_, i) => i);
const distance = euclid(
  places.map((i) => (i * 37) % 101),
  places.map((i) => (i * 61) % 97),
  'nearest',
);
/** Twelve stops, three to a vehicle. */
const problem: Problem = {
  ...{ name: 'day', dimensions: ['kg'], places: 13, distance, duration: distance, fewestVehicles: false },
  vehicles: [{ ...anyVehicle, name: 'van', count: 5, capacity: [3] }],
  visits: places.slice(1).map((place) => ({ ...anyVisit, name: `${place}`, place, deliver: [1] })),
};
const clock = () => 0;
const plan = (seed: number, iterations: number): Plan => solve(problem, { seed, iterations, clock }).plan;

test('two plans crossed make one that can be driven, with routes of both and no visit twice', () => {
  const [first, second] = [plan(1, 1), plan(2, 50)];
  for (let seed = 1; seed <= 40; seed++) {
    const child = crossed(modelOf(problem), first, second, new Random(seed));
    assert.deepEqual(
      checkPlan(problem, child).faults.filter(({ code }) => code !== 'left-out'),
      [],
    );
    const visits = [...child.routes.flatMap((route) => route.visits), ...child.unplanned];
    assert.deepEqual(
      visits.sort((a, b) => a - b),
      problem.visits.map((_, visit) => visit),
    );
    assert.ok(child.routes.length <= 5);
    const whole = second.routes.filter((route) =>
      child.routes.some(({ visits }) => visits.join() === route.visits.join()),
    );
    assert.ok(whole.length > 0);
  }
});

test('visits are unlike when their neighbours differ, in whichever direction a route is driven', () => {
  const route = (...visits: number[]) => ({ vehicle: 0, visits });
  const first: Plan = { routes: [route(0, 1, 2, 3), route(4, 5)], unplanned: [] };
  assert.deepEqual(unlike(6, first, { routes: [route(3, 2, 1, 0), route(4, 5)], unplanned: [] }), []);
  assert.deepEqual(unlike(6, first, { routes: [route(0, 1, 2, 3, 5)], unplanned: [4] }), [4, 6, 5]);
});

test('with time for several plans, they are crossed to one as good as any of them, the same for the same seed', () => {
  const alone = [1, 2, 3].map((seed) => checkPlan(problem, plan(seed, 1_000)).cost);
  const once = plan(1, 320_000);
  const { faults, cost } = checkPlan(problem, once);
  assert.deepEqual(faults, []);
  assert.ok(cost <= Math.min(...alone));
  assert.deepEqual(plan(1, 320_000), once);
});
