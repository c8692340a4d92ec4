import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '../../test/help/at-end.ts';
import { runNode } from './line/tool.ts';

const folder = mkdtempSync(join(tmpdir(), 'route-'));
atEnd(() => rm(folder, { recursive: true }));

// Two stops on one side, two on the other; a vehicle carries two.
const CROSS = `NAME : cross
EDGE_WEIGHT_TYPE : EUC_2D
CAPACITY : 2
NODE_COORD_SECTION
1 0 0
2 10 0
3 11 0
4 0 10
5 0 11
DEMAND_SECTION
1 0
2 1
3 1
4 1
5 1
DEPOT_SECTION
1
EOF
`;

function fileOf(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const cross = fileOf('cross.vrp', CROSS);

async function route(...words: readonly string[]) {
  const { passed, output } = await runNode(['src/commands/maidehao.ts', 'route', ...words, '--json']);
  return { passed, output, told: JSON.parse(output.trim().split('\n').at(-1) ?? '') };
}

test('a file is planned, and what is printed is a plan that can be checked', async () => {
  const { passed, output, told } = await route('solve', cross, '--iterations', '200', '--seed', '3');
  assert.ok(passed, output);
  assert.deepEqual([told.cost, told.vehicles, told.feasible, told.unplanned], [44, 2, true, []]);
  const checked = await route('check', cross, fileOf('printed', output));
  assert.ok(checked.passed, checked.output);
  assert.equal(checked.told.cost, 44);
});

test('two threads answer one plan, and an impossible stop is named with its reason', async () => {
  const given = fileOf('heavy.vrp', CROSS.replace('\n5 1\n', '\n5 3\n'));
  const { passed, output, told } = await route('solve', given, '--iterations', '200', '--threads', '2');
  assert.equal(passed, false);
  assert.match(output, /4：货量比哪辆车都大\n {2}4: more than any vehicle carries/);
  assert.deepEqual(told.impossible, [{ stop: '4', reason: 'too-large' }]);
  assert.equal(told.routes.flatMap(({ stops }: { stops: string[] }) => stops).length, 3);
});

test('a plan that cannot be driven is told so in both languages, and ends with 1', async () => {
  const { passed, output, told } = await route('check', cross, fileOf('faulty', 'Route #1: 1 2 3\n'));
  assert.equal(passed, false);
  assert.match(output, /第 1 条路线：1 超载/);
  assert.match(output, /route 1: 1 overloaded/);
  assert.deepEqual(
    told.faults.map(({ code, at }: { code: string; at: string }) => [code, at]),
    [
      ['overloaded', '1'],
      ['left-out', '4'],
    ],
  );
});

test('a file that cannot be read is refused with its line', async () => {
  const bad = fileOf('bad.vrp', CROSS.replace('\n3 1\n', '\n3 -1\n'));
  const { passed, told } = await route('solve', bad);
  assert.equal(passed, false);
  assert.match(told.en, /demand is below zero.*Line 13: 3/);
  assert.match(told.zh, /第 13 行/);
});

for (const words of [
  ['plan', cross],
  ['check', cross],
  ['solve', cross, '--seconds', 'x'],
  ['solve', cross, '--threads', '1.5'],
  ['solve', cross, '--seed', '0.5'],
  ['solve', cross, '--iterations', '1.5'],
  ['solve', cross, '--format', 'csv'],
]) {
  test(`\`maidehao route ${words.join(' ').replaceAll(folder, '')}\` is called wrongly`, async () => {
    const { passed, told } = await route(...words);
    assert.deepEqual([passed, told.ok], [false, false]);
    assert.match(told.usage, /route solve FILE/);
  });
}
