import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { admit } from './admit.ts';
import { checkPlan } from './check-plan.ts';
import { breachesOf, objectiveOf } from './check-solution.ts';
import { dualBound } from './dual-bound.ts';
import type { FundCase } from './fund-case.ts';
import { fundModel } from './fund-model.ts';
import { whyRefused } from './why-refused.ts';

const KINDS = ['hub', 'cold-store', 'processing'];
const amount = fc.integer({ min: 1, max: 20 });
const range = fc.record({ cap: fc.integer({ min: 5, max: 40 }) });

/** Two places in two provinces with up to eight options and every rule there is. */
const cases: fc.Arbitrary<FundCase> = fc
  .record({
    budget: fc.integer({ min: 5, max: 60 }),
    late: fc.integer({ min: 0, max: 40 }),
    own: fc.integer({ min: 2, max: 30 }),
    options: fc.array(
      fc.record({
        place: fc.constantFrom('a', 'b'),
        kind: fc.constantFrom(...KINDS),
        cost: amount,
        own: fc.integer({ min: 0, max: 9 }),
        benefit: fc.integer({ min: 0, max: 50 }),
        shortBoard: fc.boolean(),
        year: fc.nat(1),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    placeCap: fc.integer({ min: 5, max: 40 }),
    east: range,
    hubs: range,
    weakPlaces: fc.boolean(),
    shortBoardShare: fc.constantFrom(0, 0.3, 0.6),
    weakFloor: fc.integer({ min: 0, max: 6 }),
  })
  .map(({ budget, late, own, options, placeCap, east, hubs, weakPlaces, shortBoardShare, weakFloor }) => ({
    budget,
    places: [
      { id: 'a', province: 'west', weak: true, own },
      { id: 'b', province: 'east' },
    ],
    options: options.map((option, at) => ({ id: `o${at}`, ...option })),
    rules: {
      budgetByYear: [Math.max(0, budget - late), Math.min(budget, late)],
      placeCap,
      provinces: { east },
      kinds: { hub: hubs },
      needs: [{ kind: 'processing', anyOf: ['hub', 'cold-store'] }],
      ...(weakPlaces && { weakPlaces: { atLeast: 1, kinds: ['hub', 'cold-store'] } }),
      shortBoardShare,
      weakFloor,
    },
  }));

/** Every choice of options. */
function* choices({ options }: FundCase): Generator<string[]> {
  for (let bits = 0; bits < 2 ** options.length; bits += 1) {
    yield options.filter((_, at) => (bits >> at) & 1).map(({ id }) => id);
  }
}

/** The best plan by trying all. */
function bestOf(fund: FundCase): string[] | undefined {
  let best: { chosen: string[]; benefit: number } | undefined;
  for (const chosen of choices(fund)) {
    const { broken, benefit } = checkPlan(fund, chosen);
    if (broken.length === 0 && (!best || benefit > best.benefit)) best = { chosen, benefit };
  }
  return best?.chosen;
}

test('what the solver is given allows exactly the plans that the rules allow, at the same benefit', () => {
  fc.assert(
    fc.property(cases, (fund) => {
      const { model } = fundModel(fund);
      for (const chosen of choices(fund)) {
        const x = Float64Array.from(fund.options, ({ id }) => (chosen.includes(id) ? 1 : 0));
        const { broken, benefit } = checkPlan(fund, chosen);
        assert.equal(breachesOf(model, x).length === 0, broken.length === 0, JSON.stringify(broken));
        assert.equal(objectiveOf(model, x), benefit);
      }
    }),
    { numRuns: 60 },
  );
});

test('what each refused option asks for is enough to admit it, and nothing less is', () => {
  fc.assert(
    fc.property(cases, (fund) => {
      const best = bestOf(fund);
      if (!best) return;
      const refused = whyRefused(fund, best);
      assert.equal(refused.length + best.length, fund.options.length);
      for (const each of refused) {
        assert.notEqual(each.reason, 'within-gap', 'the best plan cannot be bettered');
        if (each.reason === 'limits') assert.ok(each.changes.length > 0);
        // Where no hub is proposed at all, nothing in the rules can give way.
        if (each.changes.some(({ limit }) => limit.rule === 'needs')) continue;
        const granted = admit(fund, best, each);
        assert.deepEqual(checkPlan(granted.fund, granted.chosen).broken, []);
        for (const [at, change] of each.changes.entries()) {
          const less = change.by - (change.limit.rule === 'short-boards' ? 0.001 : 1);
          const changes = each.changes.with(at, { ...change, by: less });
          const short = admit(fund, best, { ...each, changes });
          const broken = checkPlan(short.fund, short.chosen).broken.map(({ limit }) => limit);
          assert.deepEqual(broken, [change.limit]);
        }
      }
    }),
    { numRuns: 100 },
  );
});

test('whatever the prices, no plan is worth more than the bound they give', () => {
  fc.assert(
    fc.property(
      cases,
      fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { maxLength: 20 }),
      (fund, prices) => {
        const best = bestOf(fund);
        if (!best) return;
        const { model } = fundModel(fund);
        const y = Float64Array.from(model.rowNames, (_, row) => prices[row] ?? 0);
        assert.ok(dualBound(model, y) >= checkPlan(fund, best).benefit - 1e-9);
      },
    ),
    { numRuns: 60 },
  );
});
