import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { boundSiting } from './bound.ts';
import { branchSiting } from './branch.ts';
import { checkSiting } from './check-siting.ts';
import { medianCost } from './median/problem.ts';
import { solveMedian } from './median/solve.ts';
import type { SitingPlan, SitingProblem } from './problem.ts';
import { searchSiting } from './search/search.ts';

const amount = fc.integer({ min: 0, max: 60 });

/** One level, some capacities, a budget, a rule of coverage for some villages; small enough to try everything. */
const small: fc.Arbitrary<SitingProblem> = fc
  .record({ sites: fc.integer({ min: 1, max: 4 }), villages: fc.integer({ min: 1, max: 5 }) })
  .chain(({ sites, villages }) =>
    fc.record({
      name: fc.constant(''),
      seasons: fc.constant(['harvest', 'rest']),
      villages: fc.constant(Array.from({ length: villages }, (_, v) => `v${v}`)),
      sites: fc.array(
        fc.record({
          name: fc.constant('s'),
          level: fc.constant(0),
          capacity: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.integer({ min: 20, max: 120 })),
          fixed: fc.integer({ min: 0, max: 100 }),
          build: fc.integer({ min: 0, max: 5 }),
          keep: fc.boolean(),
        }),
        { minLength: sites, maxLength: sites },
      ),
      ways: fc.constant(Array.from({ length: sites }, (_, i) => [i])),
      cost: fc
        .array(amount, { minLength: sites * villages, maxLength: sites * villages })
        .map((costs) => Float64Array.from(costs)),
      use: fc
        .array(fc.integer({ min: 1, max: 40 }), { minLength: villages * 2, maxLength: villages * 2 })
        .map((uses) => Float64Array.from(uses)),
      cover: fc.array(
        fc.record({
          village: fc.integer({ min: 0, max: villages - 1 }),
          sites: fc.uniqueArray(fc.integer({ min: 0, max: sites - 1 }), { minLength: 1 }),
        }),
        { maxLength: 2 },
      ),
      budget: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.integer({ min: 3, max: 12 })),
      split: fc.constant(false),
    }),
  );

/** Every choice of sites and ways; the cheapest without a fault. */
function cheapest(problem: SitingProblem): number {
  const { sites, villages, ways } = problem;
  let least = Number.POSITIVE_INFINITY;
  for (let mask = 0; mask < 2 ** sites.length; mask++) {
    const open = [...sites.keys()].filter((site) => (mask >> site) & 1);
    for (let code = 0; code < ways.length ** villages.length; code++) {
      const shares = villages.map((_, village) => ({
        village,
        way: Math.floor(code / ways.length ** village) % ways.length,
        share: 1,
      }));
      const { faults, cost } = checkSiting(problem, { open, shares });
      if (faults.length === 0 && cost < least) least = cost;
    }
  }
  return least;
}

test('the search keeps every rule, finds a plan where there is one, and none beats the bound', () => {
  fc.assert(
    fc.property(small, (problem) => {
      const best = cheapest(problem);
      const { plan, isWhole } = searchSiting(problem, { seed: 1, iterations: 400 });
      const { faults, cost } = checkSiting(problem, plan);
      assert.equal(isWhole, faults.length === 0);
      if (isWhole) assert.ok(cost >= best - 1e-9);
      const known = boundSiting(problem, { best: isWhole ? cost : Number.POSITIVE_INFINITY, rounds: 100 });
      if (!known || best === Number.POSITIVE_INFINITY) return;
      assert.ok(known.bound <= best + 1e-6);
      const sought: Parameters<typeof branchSiting>[1] = {
        ...{ cost, gap: 0, branches: 50 },
        onSites: () => cost,
      };
      const higher = branchSiting(problem, isWhole ? sought : { ...sought, cost: best });
      assert.ok(higher <= best + 1e-6 && higher >= Math.min(known.bound, best) - 1e-2 * best - 1e-6);
    }),
    { numRuns: 60 },
  );
});

test('what is ruled out is in no cheaper plan', () => {
  fc.assert(
    fc.property(small, (problem) => {
      const best = cheapest(problem);
      if (best === Number.POSITIVE_INFINITY) return;
      const known = boundSiting(problem, { best, rounds: 100 });
      if (!known) return;
      const sites = problem.sites.length;
      const left = {
        ...problem,
        cost: problem.cost.map((price, at) =>
          known.barred[at] === 1 || known.fixed[at % sites] === 2 ? Number.POSITIVE_INFINITY : price,
        ),
      };
      assert.ok(Math.abs(cheapest(left) - best) < 1e-6);
    }),
    { numRuns: 60 },
  );
});

test('the checker names a village unserved, a site closed, full or kept, a budget passed, a village uncovered', () => {
  const problem: SitingProblem = {
    name: '',
    seasons: ['year'],
    villages: ['a', 'b'],
    sites: [
      { name: 's', level: 0, capacity: 5, fixed: 10, build: 3, keep: false },
      { name: 't', level: 0, capacity: 9, fixed: 1, build: 3, keep: true },
    ],
    ways: [[0], [1]],
    cost: Float64Array.from([1, 2, 3, Number.POSITIVE_INFINITY]),
    use: Float64Array.from([4, 3]),
    cover: [{ village: 1, sites: [0] }],
    budget: 5,
    split: false,
  };
  const faults = (plan: SitingPlan) => checkSiting(problem, plan).faults.map(({ code }) => code);
  const all = [
    { village: 0, way: 0, share: 1 },
    { village: 1, way: 0, share: 1 },
  ];
  assert.deepEqual(faults({ open: [0, 1], shares: all }), ['overfull', 'over-budget']);
  assert.deepEqual(faults({ open: [1], shares: [{ village: 0, way: 1, share: 1 }] }), [
    'not-served',
    'uncovered',
  ]);
  assert.deepEqual(faults({ open: [0], shares: [] }), ['closed', 'not-served', 'not-served']);
  assert.deepEqual(faults({ open: [0, 1], shares: [{ village: 1, way: 1, share: 1 }] }).slice(0, 1), [
    'wrong-way',
  ]);
});

test('the medians of small maps are the best of all choices', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 7 }).chain((count) =>
        fc.record({
          count: fc.constant(count),
          open: fc.integer({ min: 1, max: count }),
          cost: fc.array(amount, { minLength: count * count, maxLength: count * count }),
        }),
      ),
      ({ count, open, cost }) => {
        const problem = {
          ...{ sites: count, customers: count, open, whole: true },
          cost: Float64Array.from(cost),
        };
        let best = Number.POSITIVE_INFINITY;
        for (let mask = 0; mask < 2 ** count; mask++) {
          const chosen = Array.from({ length: count }, (_, i) => i).filter((i) => (mask >> i) & 1);
          if (chosen.length === open) best = Math.min(best, medianCost(problem, chosen));
        }
        const found = solveMedian(problem, { seed: 1, seconds: 10, clock: () => 0 });
        assert.deepEqual([found.cost, found.bound, found.proven], [best, best, true]);
        assert.equal(medianCost(problem, found.chosen), best);
      },
    ),
    { numRuns: 100 },
  );
});
