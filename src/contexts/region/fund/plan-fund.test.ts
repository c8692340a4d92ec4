import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must } from '#shared/outcome.ts';
import { madeFund } from '../../../commands/bench/region/data/made-fund.ts';
import { checkPlan } from '../kernel/fund/check-plan.ts';
import type { FundCase } from '../kernel/fund/fund-case.ts';
import { whyRefused } from '../kernel/fund/why-refused.ts';
import { frontier } from './frontier.ts';
import { planFund, planWith, pricesOf } from './plan-fund.ts';
import { solveLp } from './solve-lp.ts';

const exactly = { gap: 0, seconds: 60 };

// Pisinger’s textbook 0/1 knapsack (Florida State University’s KNAPSACK_01 data, P07): 15 items, capacity 750, optimum 1458.
const P07 = {
  capacity: 750,
  weights: [70, 73, 77, 80, 82, 87, 90, 94, 98, 106, 110, 113, 115, 118, 120],
  profits: [135, 139, 149, 150, 156, 163, 173, 184, 192, 201, 210, 214, 221, 229, 240],
  best: [1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 0, 0, 0, 1, 1],
};
const knapsack: FundCase = {
  budget: P07.capacity,
  places: P07.weights.map((_, at) => ({ id: `c${at}`, province: 'p', weak: at < 3 })),
  options: P07.weights.map((cost, at) => ({
    id: `o${at}`,
    place: `c${at}`,
    kind: 'hub',
    cost,
    benefit: P07.profits[at] ?? 0,
  })),
  rules: {},
};

test('a published knapsack is planned to its published optimum, and proven', async () => {
  const plan = must(await planFund(knapsack, exactly));
  assert.equal(plan.checked.benefit, 1458);
  assert.equal(plan.gap, 0);
  assert.deepEqual(
    plan.chosen,
    P07.best.flatMap((taken, at) => (taken ? [`o${at}`] : [])),
  );
  const prices = await pricesOf(knapsack, exactly);
  assert.ok(prices && prices.bound >= 1458 && prices.limits[0]?.limit.rule === 'budget');
  // Each refused one names the money it lacks; having it in anyway costs something.
  const refused = whyRefused(knapsack, plan.chosen);
  assert.ok(refused.every(({ changes }) => changes[0]?.limit.rule === 'budget'));
  const with1 = must(await planWith(knapsack, 'o1', exactly));
  assert.ok(with1.chosen.includes('o1') && with1.checked.benefit < 1458);
});

test('what equity costs: more for the weak places never brings more in all', async () => {
  const points = must(await frontier(knapsack, 3, exactly));
  assert.equal(points[0]?.plan.checked.benefit, 1458);
  assert.equal(points.at(-1)?.plan.checked.toWeak, 70 + 73 + 77);
  for (const [at, point] of points.slice(1).entries()) {
    assert.ok(point.plan.checked.benefit <= (points[at]?.plan.checked.benefit ?? 0));
    assert.ok(point.plan.checked.toWeak >= point.weakFloor);
  }
});

test('rules that contradict each other are refused, and named', async () => {
  const floor = { ...knapsack, rules: { provinces: { p: { floor: 751 } } } };
  const outcome = await planFund(floor, exactly);
  assert.equal(outcome.ok, false);
  assert.equal(outcome.refusal.code, 'region.no-plan');
  assert.match(String(outcome.refusal.facts.limits), /budget.*floor of p|floor of p.*budget/);
});

test('a search that is stopped answers the plan it has, with what is proven of it', async () => {
  const fund = madeFund(100);
  const stopping = new AbortController();
  const onProgress = ({ value }: { value: number }) => {
    if (Number.isFinite(value)) stopping.abort();
  };
  const plan = await planFund(fund, { ...exactly, signal: stopping.signal, onProgress });
  if (plan.ok) {
    assert.deepEqual(checkPlan(fund, plan.value.chosen).broken, []);
    assert.ok(plan.value.bound >= plan.value.checked.benefit);
  } else assert.equal(plan.refusal.code, 'region.no-plan-yet');
  const before = new AbortController();
  before.abort();
  const none = await planFund(fund, { ...exactly, signal: before.signal });
  assert.equal(none.ok || none.refusal.code === 'region.no-plan-yet', true);
});

test('an LP file is solved, and its solution checked against the file itself', async () => {
  // The example of the CPLEX LP format’s reference, optimum 122.5.
  const lp = `Maximize
 obj: x1 + 2 x2 + 3 x3 + x4
Subject To
 c1: - x1 + x2 + x3 + 10 x4 <= 20
 c2: x1 - 3 x2 + x3 <= 30
 c3: x2 - 3.5 x4 = 0
Bounds
 0 <= x1 <= 40
 2 <= x4 <= 3
General
 x4
End`;
  const { solved, value, breaches } = must(await solveLp(lp, exactly));
  assert.equal(solved.status, 'best');
  assert.ok(Math.abs((value ?? 0) - 122.5) < 1e-9);
  assert.deepEqual(breaches, []);
  assert.equal(must(await solveLp('max\n x\nst\n x >= 1\nend', exactly)).solved.status, 'unbounded');
});
