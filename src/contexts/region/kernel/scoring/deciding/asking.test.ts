import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { must } from '#shared/outcome.ts';
import { sharedFolder } from '../../../../../../test/help/shared.ts';
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

const vectors = sharedFolder('conformance/region');

test('COMET as a spec says it is the published one, judged by TOPSIS', { skip: vectors.skip }, () => {
  const { cases } = JSON.parse(readFileSync(join(vectors.path, 'pymcdm_cases.json'), 'utf8'));
  const { input, expected_as_published: published } = cases.find(({ id }: { id: string }) =>
    id.endsWith('mcdm.TestCOMET.test_output'),
  );
  const named = input.types.map((type: number, at: number) => ({
    column: `c${at}`,
    direction: type === 1 ? 'benefit' : 'cost',
    weight: input.weights[at],
    marks: input.cvalues[at],
  }));
  const read = readAssessSpec({
    ...{ unit: 'row', score: 'comet', outliers: false, weights: { by: ['given'] } },
    indicators: named,
  });
  const rows = input.matrix.map((row: number[], at: number) => ({ line: at + 2, cells: [`r${at}`, ...row] }));
  const headings = ['row', ...named.map(({ column }: { column: string }) => column)];
  const cells = rows.map(({ line, cells: own }: (typeof rows)[number]) => ({ line, cells: own.map(String) }));
  const made = must(assessSheet({ headings, rows: cells }, must(read)));
  const [expected] = Object.values(published) as number[][];
  for (const [at, value] of (expected ?? []).entries()) {
    const digits = String(value).split('.')[1]?.length ?? 0;
    assert.equal((made.scores[0]?.score[at] ?? 0).toFixed(digits), value.toFixed(digits));
  }
  assert.ok((expected?.length ?? 0) > 1);
});

test('COMET by an expert’s own judgements: each row is as good as the combinations around it', () => {
  const marks = [{ marks: [0, 10] }, { marks: [0, 10] }];
  const judged = (judgements: readonly number[]) =>
    readAssessSpec({
      ...{ unit: 'code', score: 'comet', comet: { judgements }, outliers: false },
      indicators: [
        { column: 'roads', ...marks[0] },
        { column: 'waste', direction: 'cost', ...marks[1] },
      ],
    });
  // No roads no waste, no roads, roads no waste, roads: the best is roads without waste.
  const made = must(assessSheet(sheet, must(judged([2, 1, 3, 2]))));
  assert.deepEqual([...(made.scores[0]?.score ?? [])], [1, 0.5, 0]);
  const few = judged([1, 2, 3]);
  assert.equal(few.ok === false && few.refusal.code, 'region.spec-wrong');
  assert.equal(code('comet', []), 'region.method-asks');
  assert.equal(code('comet', [{ marks: [0, 9] }, { marks: [0, 10] }]), 'region.outside-goalposts');
});

test('limits on property: what keeps to its limits is ahead of what does not', () => {
  const limits = [{ limit: { kind: 'least', value: 5 } }, { limit: { kind: 'most', value: 5 } }];
  assert.equal(code('lopm', limits), 'region.not-above-zero');
  assert.equal(code('lopm', []), 'region.method-asks');
  const rows = sheet.rows
    .slice(0, 2)
    .map(({ line, cells }) => ({ line, cells: [...cells.slice(0, 2), line === 2 ? '1' : '9'] }));
  const made = must(assessSheet({ ...sheet, rows }, spec('lopm', limits)));
  assert.deepEqual([...made.ranks], [1, 2]);
});
