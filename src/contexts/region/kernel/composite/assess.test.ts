import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { scoringNames, scorings } from '../scoring/scorings.ts';
import { capWeights } from '../weighing/cap-weights.ts';
import { assess, type Indicator, type Plan, type Weighing, weighings } from './assess.ts';
import { coupling } from './coupling.ts';
import { OUTLIER_RULE } from './treat-outliers.ts';

const PLAN: Plan = {
  whole: 'index',
  parts: [],
  normalise: 'min-max',
  weigh: ['entropy', 'critic'],
  combine: 'geometric',
  comparisons: [],
  allowInconsistent: false,
  score: 'linear',
  judging: { judge: 'linear' },
};

const figures = fc
  .double({ min: -1000, max: 1000, noNaN: true })
  .map((value) => Math.round(value * 100) / 100);
/** Some columns of the same length, none of them all the same. */
const tables = fc
  .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 5, max: 25 }))
  .chain(([columns, rows]) =>
    fc.array(fc.array(figures, { minLength: rows, maxLength: rows }), {
      minLength: columns,
      maxLength: columns,
    }),
  )
  .filter((table) => table.every((column) => new Set(column).size > 2));

function indicatorsOf(table: readonly (readonly number[])[]): Indicator[] {
  return table.map((column, at) => ({
    name: `c${at}`,
    direction: at % 3 === 2 ? -1 : 1,
    column: Float64Array.from(column),
  }));
}

function made(indicators: readonly Indicator[], plan: Partial<Plan> = {}) {
  const outcome = assess(indicators, { ...PLAN, ...plan }, { lineOf: (row) => row + 2 });
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
}

const sum = (values: Iterable<number>) => [...values].reduce((all, each) => all + each, 0);

test('weights add up to 1 however they are found, and obstacles to 1 for each region with any', () => {
  const found = weighings.filter((way) => way !== 'given' && way !== 'ahp');
  const ways = fc.constantFrom<readonly Weighing[]>(['entropy', 'critic'], ...found.map((way) => [way]));
  fc.assert(
    fc.property(tables, ways, fc.constantFrom('geometric', 'game'), (table, weigh, combine) => {
      const { weights, obstacles } = made(indicatorsOf(table), { weigh, combine });
      assert.ok(Math.abs(sum(weights) - 1) < 1e-12);
      assert.ok(weights.every((weight) => weight >= 0));
      for (const row of (table[0] ?? []).keys()) {
        const all = sum(obstacles.map((column) => column[row] ?? 0));
        assert.ok(Math.abs(all - 1) < 1e-12 || all === 0);
      }
    }),
    { numRuns: 60 },
  );
});

test('scores stay as they are when a column is told in another unit, by every way of scoring', () => {
  const units = fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: -500, max: 500 }));
  fc.assert(
    fc.property(tables, units, fc.constantFrom(...scoringNames), (table, [times, more], score) => {
      const [before] = made(indicatorsOf(table), { score, outliers: OUTLIER_RULE }).scores;
      const told = table.map((column, at) =>
        at === 0 ? column.map((value) => value * times + more) : column,
      );
      const [after] = made(indicatorsOf(told), { score, outliers: OUTLIER_RULE }).scores;
      for (const [row, value] of before?.score.entries() ?? []) {
        assert.ok(Math.abs((after?.score[row] ?? Number.NaN) - value) < 1e-6);
      }
    }),
    { numRuns: 60 },
  );
});

test('a region that gains in one thing more of which is better never scores lower, by every way of scoring', () => {
  fc.assert(
    fc.property(
      tables,
      fc.constantFrom(...scoringNames),
      fc.nat(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (table, score, which, part) => {
        const { normalised, weights } = made(indicatorsOf(table));
        const [first = new Float64Array(), ...rest] = normalised;
        // Neither the best nor the worst, so that the scale stays.
        const movable = [...first.keys()].filter((row) => (first[row] ?? 0) > 0 && (first[row] ?? 0) < 1);
        const row = movable[which % movable.length];
        fc.pre(row !== undefined && first.filter((value) => value === 1).length > 0);
        if (row === undefined) return;
        const gained = first.slice();
        gained[row] = (first[row] ?? 0) + part * (1 - (first[row] ?? 0));
        const before = scorings[score](normalised, weights)[row] ?? 0;
        const after = scorings[score]([gained, ...rest], weights)[row] ?? 0;
        assert.ok(after >= before - 1e-9, `${after} after ${before}`);
      },
    ),
    { numRuns: 150 },
  );
});

test('no capped weight is above the cap, and they still add up to 1', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 2, maxLength: 12 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (parts, slack) => {
        const all = sum(parts);
        const most = 1 / parts.length + slack * (1 - 1 / parts.length);
        const capped = capWeights(
          Float64Array.from(parts, (part) => part / all),
          most,
        );
        assert.ok(Math.abs(sum(capped) - 1) < 1e-9);
        assert.ok(capped.every((weight) => weight <= most + 1e-9));
      },
    ),
  );
});

test('a part’s weight is what is said, and without a word as much as what is below it', () => {
  const column = (...values: number[]) => Float64Array.from(values);
  const indicators: Indicator[] = [
    { name: 'a', direction: 1, column: column(0, 1, 2), parent: 'roads' },
    { name: 'b', direction: 1, column: column(2, 1, 0), parent: 'roads' },
    { name: 'c', direction: 1, column: column(0, 2, 1), parent: 'schools' },
  ];
  const parts = [{ id: 'roads' }, { id: 'schools' }];
  assert.deepEqual([...made(indicators, { parts, weigh: ['equal'] }).weights], [1 / 3, 1 / 3, 1 / 3]);
  const said = parts.map((part) => ({ ...part, weight: 1 }));
  const halves = made(indicators, { parts: said, weigh: ['equal'] });
  assert.deepEqual([...halves.weights], [1 / 4, 1 / 4, 1 / 2]);
  assert.deepEqual([...(halves.scores.find(({ id }) => id === 'roads')?.score ?? [])], [0.5, 0.5, 0.5]);
});

test('one outlier among many does not govern a column’s scale, and a tail of them makes it a logarithm', () => {
  const flat = Array.from({ length: 40 }, (_, at) => at);
  const one: Indicator[] = [
    { name: 'a', direction: 1, column: Float64Array.from([...flat.slice(1), 100_000]) },
    { name: 'b', direction: 1, column: Float64Array.from(flat) },
  ];
  assert.ok((made(one).normalised[0]?.[20] ?? 1) < 0.001);
  const treated = made(one, { outliers: OUTLIER_RULE });
  assert.deepEqual(treated.treatment[0], { pulledIn: 1, logged: false });
  assert.ok((treated.normalised[0]?.[20] ?? 0) > 0.4);
  const tail: Indicator[] = [
    { name: 'a', direction: 1, column: Float64Array.from(flat, (value) => Math.exp(3 * value)) },
    { name: 'b', direction: 1, column: Float64Array.from(flat) },
  ];
  assert.equal(made(tail, { outliers: OUTLIER_RULE }).treatment[0]?.logged, true);
});

test('what cannot be assessed is refused with its column and line', () => {
  const refusal = (indicators: readonly Indicator[], plan: Partial<Plan> = {}) => {
    const outcome = assess(indicators, { ...PLAN, ...plan }, { lineOf: (row) => row + 2 });
    assert.ok(!outcome.ok);
    return [outcome.refusal.code, outcome.refusal.facts];
  };
  const good: Indicator = { name: 'a', direction: 1, column: Float64Array.of(1, 2, 3) };
  const gap: Indicator = { name: 'b', direction: 1, column: Float64Array.of(1, Number.NaN, 3) };
  const flat: Indicator = { name: 'c', direction: 1, column: Float64Array.of(2, 2, 2) };
  assert.deepEqual(refusal([good, gap]), ['region.missing-not-filled', { line: 3, column: 'b' }]);
  assert.deepEqual(refusal([good, flat]), ['region.all-the-same', { column: 'c' }]);
  const zero = { ...good, name: 'd', denominator: Float64Array.of(0, 0, 0) };
  assert.deepEqual(refusal([good, zero], { impute: 'mean' }), ['region.all-missing', { column: 'd' }]);
  assert.equal(refusal([{ ...good, parent: 'x' }])[0], 'region.no-part');
  const circle = [
    { id: 'x', parent: 'y' },
    { id: 'y', parent: 'x' },
  ];
  assert.equal(refusal([{ ...good, parent: 'x' }], { parts: circle })[0], 'region.part-in-itself');
  assert.equal(refusal([good, good], { cap: 0.3 })[0], 'region.cap-too-low');
});

test('coupling is 1 for parts in step, less the farther apart; the corrected form uses the whole scale', () => {
  const parts = [Float64Array.of(0.5, 0.9, 1, 0), Float64Array.of(0.5, 0.4, 0, 0)];
  const half = Float64Array.of(0.5, 0.5);
  const classic = coupling(parts, half, 'classic');
  const corrected = coupling(parts, half, 'corrected');
  assert.deepEqual([classic.coupling[0], corrected.coupling[0]], [1, 1]);
  // 2√(0.9·0.4)/1.3 by hand, and √((1 − 0.5)·0.4/0.9).
  assert.equal(classic.coupling[1]?.toFixed(12), ((2 * 0.6) / 1.3).toFixed(12));
  assert.equal(corrected.coupling[1]?.toFixed(12), Math.sqrt((0.5 * 0.4) / 0.9).toFixed(12));
  assert.deepEqual([corrected.coupling[2], corrected.coupling[3], corrected.level[2]], [0, 0, 0.5]);
});
