import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '../../../test/help/at-end.ts';
import { command as region } from '../region.ts';

const folder = mkdtempSync(join(tmpdir(), 'stress-'));
atEnd(() => rm(folder, { recursive: true }));

// biome-ignore lint/suspicious/noExplicitAny: each question answers in its own shape.
async function told(village: object): Promise<any> {
  const path = join(folder, 'village.json');
  writeFileSync(path, JSON.stringify(village));
  return region.run(['stress', path]);
}

const VILLAGE = {
  households: [
    { id: 'a', owes: 100, means: { citrus: 100, other: 40 }, hangsOn: { crop: 'citrus' } },
    { id: 'b', owes: 100, means: { tea: 120 }, hangsOn: { crop: 'tea' } },
    { id: 'c', owes: 0, means: { other: 10 } },
  ],
  groups: [['a', 'b']],
  caps: { household: 0.4 },
};

test('a harvest that fails is followed to who is pulled down and what is lost', async () => {
  const { years, circles, overCaps } = await told(VILLAGE);
  assert.deepEqual(
    years.map(({ year, failing, pulledDown, loss }: Record<string, unknown>) => [
      year,
      failing,
      pulledDown,
      loss,
    ]),
    [
      ['—', [], [], 0],
      // a has 40 left, b 120: all of it goes to what is owed, 160 of 200, and b could have paid its own.
      ['citrus', ['a', 'b'], ['b'], 40],
      // a has 140 and b nothing.
      ['tea', ['a', 'b'], ['a'], 60],
    ],
  );
  assert.deepEqual(circles, [['a', 'b']]);
  assert.deepEqual(
    overCaps.map(({ name, over }: Record<string, unknown>) => [name, over]),
    [
      ['a', 20],
      ['b', 20],
    ],
  );
});

test('a household that is not listed cannot stand in', async () => {
  await assert.rejects(told({ ...VILLAGE, groups: [['a', 'z']] }), /“groups” .*z \?/);
});
