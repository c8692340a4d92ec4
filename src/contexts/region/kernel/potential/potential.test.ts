import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { must } from '#shared/outcome.ts';
import { Chance } from '../chance.ts';
import { auc } from './auc.ts';
import { calibrationOf } from './calibration.ts';
import { matrixOf } from './matrix.ts';
import { reachOf } from './reach.ts';
import { ridgeLogit } from './ridge-logit.ts';
import { type PotentialCase, testedScore } from './tested-score.ts';

// Spector and Mazzeo 1980 (Greene, “Econometric Analysis”, table F21.1): grade point average, TUCE score, PSI, and whether the grade rose.
const SPECTOR =
  `2.66 20 0 0;2.89 22 0 0;3.28 24 0 0;2.92 12 0 0;4.00 21 0 1;2.86 17 0 0;2.76 17 0 0;2.87 21 0 0;3.03 25 0 0;3.92 29 0 1;2.63 20 0 0;3.32 23 0 0;3.57 23 0 0;3.26 25 0 1;3.53 26 0 0;2.74 19 0 0;2.75 25 0 0;2.83 19 0 0;3.12 23 1 0;3.16 25 1 1;2.06 22 1 0;3.62 28 1 1;2.89 14 1 0;3.51 26 1 0;3.54 24 1 1;2.83 27 1 1;3.39 17 1 1;2.67 24 1 0;3.65 21 1 1;4.00 23 1 1;3.10 21 1 0;2.39 19 1 1`
    .split(';')
    .map((row) => row.split(' ').map(Number));

test('without a ridge the logit is the one Greene prints', () => {
  const column = (at: number) => Float64Array.from(SPECTOR, (row) => row[at] ?? Number.NaN);
  const x = matrixOf([column(0), column(1), column(2)], SPECTOR.length);
  const { intercept, weights } = ridgeLogit(x, Uint8Array.from(column(3)), 0, undefined, 1e-9);
  assert.deepEqual(
    [intercept, ...weights].map((value) => value.toFixed(3)),
    ['-13.021', '2.826', '0.095', '2.379'],
  );
});

test('the area under the curve is the share of pairs in the right order', () => {
  // scikit-learn’s example of roc_auc_score.
  assert.equal(auc(Float64Array.of(0.1, 0.4, 0.35, 0.8), Uint8Array.of(0, 0, 1, 1)), 0.75);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.boolean()), { minLength: 1 }),
      (rows) => {
        const scores = Float64Array.from(rows, ([score]) => score);
        const y = Uint8Array.from(rows, ([, came]) => Number(came));
        let [right, pairs] = [0, 0];
        for (const [one, a] of rows) {
          for (const [other, b] of rows) {
            if (!a || b) continue;
            pairs += 1;
            right += one > other ? 1 : one === other ? 0.5 : 0;
          }
        }
        const area = auc(scores, y);
        if (pairs === 0) assert.ok(Number.isNaN(area));
        else assert.ok(Math.abs(area - right / pairs) < 1e-12);
      },
    ),
  );
});

test('chances that come as often as they were said have slope 1 and no intercept', () => {
  // Of four at ¼ one comes, of four at ¾ three do.
  const eta = Float64Array.from({ length: 8 }, (_, at) => (at < 4 ? -Math.log(3) : Math.log(3)));
  const y = Uint8Array.of(1, 0, 0, 0, 1, 1, 1, 0);
  const { intercept, slope, brier, brierOfBaseRate } = calibrationOf(eta, y);
  assert.ok(Math.abs(intercept) < 1e-6 && Math.abs(slope - 1) < 1e-6);
  assert.ok(Math.abs(brier - 3 / 16) < 1e-12);
  assert.equal(brierOfBaseRate, 1 / 4);
});

test('what is within reach falls to 1/e of it at the scale', () => {
  const [reach] = reachOf(Float64Array.of(0, 3), Float64Array.of(0, 4), [Float64Array.of(10, 20)], 5);
  assert.deepEqual([...(reach ?? [])], [20 * Math.exp(-1), 10 * Math.exp(-1)]);
});

/** Ten provinces of thirty: the outcome follows the first column, the second is noise. */
function made(seed = 1): PotentialCase {
  const chance = new Chance(seed);
  const rows = 300;
  const normal = () => Math.sqrt(-2 * Math.log(1 - chance.share())) * Math.cos(2 * Math.PI * chance.share());
  const column = (name: string) => ({
    name,
    year: 2010,
    values: Float64Array.from({ length: rows }, normal),
  });
  const columns = [column('cause'), column('noise')];
  const values = Uint8Array.from(columns[0]?.values ?? [], (cause) =>
    Number(chance.share() < 1 / (1 + Math.exp(-2 * cause))),
  );
  const names = Array.from({ length: 10 }, (_, at) => `p${at}`);
  return {
    columns,
    outcome: { year: 2016, values },
    provinces: { of: Int32Array.from({ length: rows }, (_, at) => at % 10), names },
  };
}

test('a score comes with its test, and what it says of a province does not know what came there', () => {
  const given = made();
  const score = must(testedScore(given));
  assert.ok(
    score.test.auc > 0.8 &&
      score.test.interval[0] < score.test.auc &&
      score.test.auc < score.test.interval[1],
  );
  const [cause = 0, noise = 0] = score.model.weights;
  assert.ok(cause > 5 * Math.abs(noise));
  // Had all of a province come out the other way, its own scores would be the same to the last digit.
  const { of } = given.provinces;
  const other = {
    year: 2016,
    values: given.outcome.values.map((came, row) => (of[row] === 3 ? 1 - came : came)),
  };
  const again = must(testedScore({ ...given, outcome: other }));
  for (const row of of.keys()) {
    if (of[row] === 3) assert.equal(again.eta[row], score.eta[row]);
  }
  assert.notDeepEqual(again.eta, score.eta);
});

test('a column not older than the outcome is refused by name', () => {
  for (const year of [2016, 2020]) {
    const given = made();
    const columns = [...given.columns, { name: 'late', year, values: new Float64Array(300) }];
    const outcome = testedScore({ ...given, columns });
    assert.equal(outcome.ok, false);
    assert.deepEqual(outcome.refusal, {
      code: 'region.look-ahead',
      facts: { column: 'late', year, outcome: 2016 },
    });
  }
});

test('a score that tests no better than a coin, or cannot be tested, is refused', () => {
  const given = made();
  const noise = given.columns.slice(1);
  const few = { of: given.provinces.of.map((group) => group % 2), names: ['a', 'b'] };
  for (const wrong of [
    { ...given, columns: noise },
    { ...given, provinces: few },
    { ...given, outcome: { year: 2016, values: new Uint8Array(300) } },
  ]) {
    const outcome = testedScore(wrong);
    assert.equal(outcome.ok || outcome.refusal.code, 'region.score-untested');
  }
});
