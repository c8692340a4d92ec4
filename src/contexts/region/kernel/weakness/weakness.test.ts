import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { obstacles } from '../composite/obstacles.ts';
import { kindsOfWeakness, WEAKNESS_RULE } from './kinds-of-weakness.ts';
import { misledBy } from './misled-by.ts';

const quarter = Float64Array.of(0.25, 0.25, 0.25, 0.25);
const KINDS = ['logistics', 'logistics', 'talent', 'brand'];

test('a region is called weak in what it is far behind in and what holds it back, with the indicators that show it', () => {
  // Eight regions: the first good but for its roads, the last bad in everything alike, the others middling.
  const middle = [0.6, 0.55, 0.65, 0.5, 0.7, 0.58];
  const columns = [
    Float64Array.of(0, ...middle, 0.2),
    Float64Array.of(0.3, ...middle, 0.2),
    Float64Array.of(0.9, ...middle, 0.2),
    Float64Array.of(0.9, ...middle, 0.2),
  ];
  const found = kindsOfWeakness(columns, quarter, obstacles(columns, quarter), KINDS, WEAKNESS_RULE);
  const [first = [], ...others] = found;
  assert.deepEqual(
    first.map(({ kind, rank, weight }) => [kind, rank, weight]),
    [['logistics', 8, 0.5]],
  );
  // (1 + 0.7) of (1 + 0.7 + 0.1 + 0.1).
  assert.equal(first[0]?.share.toFixed(12), (1.7 / 1.9).toFixed(12));
  assert.deepEqual(
    first[0]?.evidence.map(({ column, rank }) => [column, rank]),
    [
      [0, 8],
      [1, 7],
    ],
  );
  assert.ok(others.every((each) => each.length === 0));
});

test('whatever the figures, a weakness holds by the rule it names, and parts of kinds add up to at most 1', () => {
  const tables = fc.array(
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 }),
    { minLength: 4, maxLength: 4 },
  );
  fc.assert(
    fc.property(tables, (table) => {
      const columns = table.map((column) => Float64Array.from(column));
      const found = kindsOfWeakness(columns, quarter, obstacles(columns, quarter), KINDS, WEAKNESS_RULE);
      for (const each of found) {
        assert.ok(each.reduce((sum, { share }) => sum + share, 0) <= 1 + 1e-12);
        for (const { rank, share, weight } of each) {
          assert.ok(rank > 9 && share >= 1.25 * weight);
        }
      }
    }),
  );
});

test('a ranking by turnover alone is shown where it misleads: rich in sales and left behind, or the other way', () => {
  const score = Float64Array.from({ length: 10 }, (_, row) => row);
  const turnover = score.slice();
  turnover[0] = 100;
  turnover[9] = -1;
  const misled = misledBy(turnover, score);
  assert.deepEqual([misled.passedOver, misled.thoughtWeak], [[0], [9]]);
  assert.ok(misled.correlation < 0.5);
  assert.equal(misledBy(score, score).correlation, 1);
  assert.equal(
    misledBy(
      score.map((each) => -each),
      score,
    ).correlation,
    -1,
  );
});
