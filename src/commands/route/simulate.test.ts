import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '../../../test/help/at-end.ts';
import { runNode } from '../line/tool.ts';

const folder = mkdtempSync(join(tmpdir(), 'county-year-'));
atEnd(() => rm(folder, { recursive: true }));

async function simulate(given: object, ...words: readonly string[]) {
  const file = join(folder, 'given.json');
  writeFileSync(file, JSON.stringify(given));
  const { passed, output } = await runNode([
    ...['src/commands/maidehao.ts', 'route', 'simulate', '--assumptions', file, ...words, '--json'],
  ]);
  return { passed, output, told: JSON.parse(output.trim().split('\n').at(-1) ?? '') };
}

test('the demo county’s days are simulated three ways, and are said to be assumed', async () => {
  const { passed, output, told } = await simulate({ parcels: 60 }, '--days', '4');
  assert.ok(passed, output);
  assert.ok(told.pooled.costPerParcel < told.alone.costPerParcel);
  assert.ok(told['pooled-buses'].costPerParcel <= told.pooled.costPerParcel);
  assert.match(output, /各家各送：\d+ 件，每件 [\d.]+ 元/);
  assert.match(output, /Pooled, with buses: \d+ parcels/);
  assert.match(output, /not measurements/);
});

test('a year does not begin on a day there is not', async () => {
  const { passed, output } = await simulate({}, '--from', '2026-02-31');
  assert.equal(passed, false);
  assert.match(output, /没有 2026-02-31 这一天.* There is no day 2026-02-31/);
});

test('an assumption that does not fit is refused with its place', async () => {
  const { passed, told } = await simulate({ van: { kg: -1 } });
  assert.equal(passed, false);
  assert.match(told.zh, /\/van\/kg/);
  assert.match(told.en, /\/van\/kg/);
});
