import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPlan } from './kernel/check-plan.ts';
import { euclid } from './kernel/euclid.ts';
import { anyVehicle, anyVisit, type Problem } from './kernel/problem.ts';
import { solveOnThreads } from './solve-on-threads.ts';
import { solveProblem } from './solve-problem.ts';

const places = Array.from({ length: 41 }, (_, i) => i);
const distance = euclid(
  places.map((i) => (i * 37) % 101),
  places.map((i) => (i * 61) % 97),
  'nearest',
);
const problem: Problem = {
  ...{ name: 'forty', dimensions: ['kg'], places: 41, distance, duration: distance, fewestVehicles: false },
  vehicles: [{ ...anyVehicle, name: 'van', count: 40, capacity: [5] }],
  visits: places.slice(1).map((place) => ({ ...anyVisit, name: `${place}`, place, deliver: [1] })),
};
const cost = (plan: Parameters<typeof checkPlan>[1]) => checkPlan(problem, plan).cost;

test('threads answer the best of what each seed finds alone', async () => {
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
