import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '../../../test/help/at-end.ts';
import { runNode } from '../line/tool.ts';

const folder = mkdtempSync(join(tmpdir(), 'site-'));
atEnd(() => rm(folder, { recursive: true }));

/** Villages along one valley road, 0.09° ≈ 10 km of straight line apart; a store at each end and one in the middle. */
const valley = {
  levels: ['store', 'station'],
  hub: { name: 'hub', lon: 109, lat: 25 },
  seasons: [
    { name: 'harvest', weeks: 10 },
    { name: 'rest', weeks: 42 },
  ],
  villages: [0, 1, 2, 3, 4].map((step) => ({
    ...{ name: `village ${step}`, lon: 109, lat: 25 + step * 0.09 },
    ...{ out: [1000, 100], in: 50 },
  })),
  sites: [
    ...[0, 2, 4].map((step) => ({
      ...{ name: `store ${step}`, lon: 109, lat: 25 + step * 0.09, level: 'store' },
      ...{ capacity: 6000, yearlyFen: 100_000, buildFen: 2_000_000 },
    })),
    { name: 'station', lon: 109, lat: 25, level: 'station', existing: true, keep: true },
  ],
  cover: [{ level: 'store', km: 30 }],
  budgetFen: 2_000_000,
};

async function site(given: unknown, ...words: readonly string[]) {
  const file = join(folder, 'given.json');
  writeFileSync(file, JSON.stringify(given));
  const { passed, output } = await runNode([
    'src/commands/maidehao.ts',
    'route',
    'site',
    file,
    ...words,
    '--json',
  ]);
  return { passed, output, told: JSON.parse(output.trim().split('\n').at(-1) ?? '') };
}

test('the budget pays for one store, and only the middle one covers every village', async () => {
  const { passed, output, told } = await site(valley);
  assert.ok(passed, output);
  assert.deepEqual(told.open.sort(), ['station', 'store 2']);
  assert.equal(told.gap, 0);
  assert.match(output, /已证明没有更便宜的/);
});

test('goods that no choice can hold are told as impossible, and proven so', async () => {
  const { passed, told } = await site({
    ...valley,
    sites: valley.sites.map((each) => ({ ...each, ...('capacity' in each && { capacity: 4000 }) })),
  });
  assert.equal(passed, false);
  assert.equal(told.impossible, true);
});

test('a village that no rule can be kept for is refused by name', async () => {
  const { passed, output } = await site({ ...valley, cover: [{ level: 'store', km: 5 }] });
  assert.equal(passed, false);
  assert.match(output, /village 1: store ≤ 5 km/);
});

test('a bus covers a village that the road does not', async () => {
  const bus = [1, 3].map((step) => ({ village: `village ${step}`, site: 'store 2' }));
  const ends = [0, 4].map((step) => ({ village: `village ${step}`, site: 'store 2' }));
  const { passed, output, told } = await site({
    ...valley,
    cover: [{ level: 'store', km: 5 }],
    bus: [...bus, ...ends],
  });
  assert.ok(passed, output);
  assert.ok(told.open.includes('store 2'));
});
