import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must } from '#shared/outcome.ts';
import { assessSheet } from '../../../assessing/assess-sheet.ts';
import { readAssessSpec } from '../../../assessing/assess-spec.ts';

const sheet = {
  headings: ['code', 'roads', 'waste'],
  rows: [
    ['a', '10', '0'],
    ['b', '5', '5'],
    ['c', '0', '10'],
  ].map((cells, at) => ({ line: at + 2, cells })),
};
const between = { worst: 0, best: 10 };
const spec = (score: string, more: readonly object[], weights: object = { by: ['equal'] }) =>
  must(
    readAssessSpec({
      ...{ unit: 'code', score, weights, outliers: false },
      indicators: [
        { column: 'roads', ...more[0] },
        { column: 'waste', direction: 'cost', ...more[1] },
      ],
    }),
  );
const scores = (...asked: Parameters<typeof spec>) => [
  ...(must(assessSheet(sheet, spec(...asked))).scores[0]?.score ?? []),
];
const code = (...asked: Parameters<typeof spec>) => {
  const made = assessSheet(sheet, spec(...asked));
  return made.ok ? 'allowed' : made.refusal.code;
};

test('by SPOTIS the distance from the best of the bounds decides: none, half and all of it', () => {
  const bounds = [{ goalposts: between }, { goalposts: { worst: 10, best: 0 } }];
  assert.deepEqual(
    scores('spotis', bounds).map((score) => -score),
    [0, 0.5, 1],
  );
});

test('by RIM a figure within the ideal span is as good as can be, and half way off is half as good', () => {
  const said = [
    { goalposts: between, ideal: { from: 10, to: 10 } },
    { goalposts: between, ideal: { from: 0, to: 0 } },
  ];
  assert.deepEqual(scores('rim', said), [1, 0.5, 0]);
});

test('what a method asks for and is not said is refused by name, as is a figure outside the bounds', () => {
  assert.equal(code('spotis', []), 'region.method-asks');
  assert.equal(code('rim', [{ goalposts: between }, { goalposts: between }]), 'region.method-asks');
  assert.equal(code('ervd', [{ reference: 5 }]), 'region.method-asks');
  assert.equal(code('ervd', [{ reference: 5 }, { reference: 5 }]), 'allowed');
  assert.equal(
    code('spotis', [{ goalposts: { worst: 1, best: 10 } }, { goalposts: between }]),
    'region.outside-goalposts',
  );
});

test('by RANCOM who counts more in a pair weighs more, however many times', () => {
  const made = must(
    assessSheet(sheet, spec('linear', [], { by: ['rancom'], comparisons: [['waste', 'roads', 7]] })),
  );
  // Of two, one counts 0.5 + 1 and the other 0.5.
  assert.deepEqual([...made.weights], [0.25, 0.75]);
});
