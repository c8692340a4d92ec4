import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { firstRules } from './first-rules.ts';
import { faultOf, type PerformanceFigure, performanceFigures } from './rules.ts';
import { type Counted, ranksOf, scorePlace } from './score.ts';

const rules = firstRules([
  { code: 'a', remote: false },
  { code: 'b', remote: true },
]);
const [near = assert.fail(), far = assert.fail()] = rules.types;
const all = (counted: Counted) =>
  Object.fromEntries(performanceFigures.map((figure) => [figure, counted])) as Record<
    PerformanceFigure,
    Counted
  >;
const counts = fc.record(
  Object.fromEntries(
    performanceFigures.map((figure) => [
      figure,
      fc
        .tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: 1, max: 1_000_000 }))
        .map(([share, whole]) => ({ part: share * whole, whole })),
    ]),
  ) as Record<PerformanceFigure, fc.Arbitrary<Counted>>,
);
const scoreOf = (counted: Partial<Record<PerformanceFigure, Counted>>) =>
  scorePlace(counted, rules, near).score;

test('turnover alone never raises a score: the same good in a larger whole is worth the same or less', () => {
  fc.assert(
    fc.property(
      counts,
      fc.constantFrom(...performanceFigures),
      fc.double({ min: 1, max: 1000, noNaN: true }),
      (counted, figure, times) => {
        const { part, whole } = counted[figure];
        const more = { ...counted, [figure]: { part, whole: whole * times } };
        assert.ok((scoreOf(more) ?? 0) <= (scoreOf(counted) ?? 0) + 1e-9);
      },
    ),
  );
});

test('ten times as much of everything, good and bad alike, is the same score', () => {
  fc.assert(
    fc.property(counts, (counted) => {
      const tenfold = Object.fromEntries(
        Object.entries(counted).map(([figure, { part, whole }]) => [
          figure,
          { part: 10 * part, whole: 10 * whole },
        ]),
      );
      assert.ok(Math.abs((scoreOf(tenfold) ?? 0) - (scoreOf(counted) ?? 0)) < 1e-9);
    }),
  );
});

test('more good never lowers a score, and a score lies from 0 to 100', () => {
  fc.assert(
    fc.property(
      counts,
      fc.constantFrom(...performanceFigures),
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      (counted, figure, more) => {
        const { part, whole } = counted[figure];
        const better = scoreOf({ ...counted, [figure]: { part: part + more, whole } }) ?? 0;
        const before = scoreOf(counted) ?? 0;
        assert.ok(better >= before - 1e-9 && better <= 100 + 1e-9 && before >= 0);
      },
    ),
  );
});

test('nothing beyond a target makes up for another figure', () => {
  const perfect = all({ part: 1, whole: 1 });
  assert.equal(scoreOf(perfect), 100);
  const poorForGrowers = {
    ...perfect,
    'farmer-share': { part: 0, whole: 1 },
    premium: { part: 50, whole: 1 },
  };
  assert.ok(Math.abs((scoreOf(poorForGrowers) ?? 0) - 80) < 1e-9);
});

test('what has nothing to measure is left out, and with too little measured there is no score', () => {
  const some = {
    'farmer-share': { part: 0.88, whole: 1 },
    'on-time': { part: 0.98, whole: 1 },
    unclaimed: { part: 0, whole: 3 },
  };
  assert.equal(scoreOf(some), undefined, 'half of the weight');
  // 20 and 15 of 60 parts reached; claims at their worst, no repeat buyer.
  const more = scoreOf({ ...some, repeat: { part: 0, whole: 8 } });
  assert.ok(Math.abs((more ?? 0) - (100 * 35) / 60) < 1e-9);
});

test('a remote township reaches with less what a near one needs more for', () => {
  const counted = { ...all({ part: 1, whole: 1 }), 'on-time': { part: 95, whole: 100 } };
  assert.equal(scorePlace(counted, rules, far).score, 100);
  assert.ok((scorePlace(counted, rules, near).score ?? 100) < 100);
});

test('equal scores share a rank; without a score there is none', () => {
  assert.deepEqual(ranksOf([50, undefined, 80, 50]), [2, undefined, 1, 2]);
});

test('rules that one figure could decide, or a loss could hide in, are found out', () => {
  assert.equal(faultOf(rules), undefined);
  const weights = { ...rules.weights, premium: 0.4, 'farmer-share': 0, ecology: 0 };
  assert.deepEqual(faultOf({ ...rules, weights }), { fault: 'weight', figure: 'premium' });
  assert.deepEqual(faultOf({ ...rules, weights: { ...rules.weights, premium: 0.2 } }), { fault: 'sum' });
  const targets = { ...near.targets, premium: { floor: -0.1, target: 0.2 } };
  assert.deepEqual(faultOf({ ...rules, types: [{ ...near, targets }] }), {
    fault: 'target',
    figure: 'premium',
    type: 'near',
  });
  assert.deepEqual(faultOf({ ...rules, types: [near, { ...far, places: ['a'] }] }), {
    fault: 'place',
    place: 'a',
  });
});
