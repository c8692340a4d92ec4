import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must } from '#shared/outcome.ts';
import type { LinearModel } from '#shared/solver/linear-model.ts';
import { breachesOf, objectiveOf } from './check-solution.ts';
import { readLp } from './read-lp.ts';

function column({ columnNames, lower, upper, whole, cost }: LinearModel, name: string) {
  const at = columnNames.indexOf(name);
  return { cost: cost[at], lower: lower[at], upper: upper[at], whole: whole[at] };
}

// The example of the CPLEX LP file format’s reference, “File formats reference manual: LP file format”.
const EXAMPLE = `\\Problem name: mixed
Maximize
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
End
`;

test('a program of the format’s own reference is read as it stands', () => {
  const model = must(readLp(EXAMPLE));
  assert.equal(model.sense, 'max');
  assert.deepEqual(model.rowNames, ['c1', 'c2', 'c3']);
  assert.deepEqual(column(model, 'x1'), { cost: 1, lower: 0, upper: 40, whole: 0 });
  assert.deepEqual(column(model, 'x4'), { cost: 1, lower: 2, upper: 3, whole: 1 });
  assert.deepEqual([...model.least], [-Infinity, -Infinity, 0]);
  assert.deepEqual([...model.most], [20, 30, 0]);
  // The optimum printed there is 122.5 at (40, 10.5, 19.5, 3).
  const best = Float64Array.of(40, 10.5, 19.5, 3);
  assert.deepEqual(model.columnNames, ['x1', 'x2', 'x3', 'x4']);
  assert.equal(objectiveOf(model, best), 122.5);
  assert.deepEqual(breachesOf(model, best), []);
  assert.deepEqual(
    breachesOf(model, Float64Array.of(41, 10.5, 19.5, 2.5)).map(({ kind, name }) => `${kind} ${name}`),
    ['column x1', 'whole x4', 'row c3'],
  );
});

test('labels, signs, constants, two limits, free and infinite bounds, binaries and comments', () => {
  const model = must(
    readLp(`min
 2.5e1x + 3 y - z + 0 w[1,2] + 4   \\ a constant
st
 3 <= x + y <= 8
 R2: x - -
 2
 y >= - 1 + z
 z >= 1
 x + x <= 9
bounds
 x free
 -inf <= y <= 4
 z <= +infinity
binaries
 b
semi
end`),
  );
  assert.equal(model.offset, 4);
  assert.deepEqual(column(model, 'x'), { cost: 25, lower: -Infinity, upper: Infinity, whole: 0 });
  assert.deepEqual(column(model, 'y'), { cost: 3, lower: -Infinity, upper: 4, whole: 0 });
  assert.deepEqual(column(model, 'b'), { cost: 0, lower: 0, upper: 1, whole: 1 });
  assert.deepEqual([...model.least], [3, -1, 1, -Infinity]);
  assert.deepEqual([...model.most], [8, Infinity, Infinity, 9]);
  assert.deepEqual([...model.values.subarray(2, 5)], [1, 2, -1]);
  assert.deepEqual(model.values[6], 2);
});

test('what is no linear program is refused with its line', () => {
  for (const [text, line] of [
    ['', 1],
    ['hello', 1],
    ['max\n x\nst\n c: x ^ 2 <= 3\nend', 4],
    ['max\n x\nst\n c: x <=\nend', 5],
    ['max\n x\nst\n c: x\nend', 5],
    ['max\n x\nst\n c: x <= 3\nsemi\n x\nend', 6],
  ] as const) {
    const outcome = readLp(text);
    assert.equal(outcome.ok, false, text);
    assert.equal(outcome.refusal.facts.line, line, text);
  }
});
