import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setRule } from '#paying';
import { openStalls } from '../src/commands/bench/drop/stalls.ts';
import { struckDrop } from '../src/commands/bench/drop-kill/drop.ts';
import { openHouse } from '../src/commands/bench/drop-kill/house.ts';
import { openProvider } from '../src/commands/bench/drop-kill/provider.ts';
import type { Strike } from '../src/commands/bench/drop-kill/strike.ts';
import type { Db } from '../src/shared/database.ts';
import { atEnd } from './help/at-end.ts';
import { asCall } from './help/county.ts';
import { layNetwork } from './help/network.ts';
import { plantOrchard } from './help/orchard.ts';

// A few of the drops of `bin/maidehao bench drop-kill`.
const BUYERS = 60;
const BOXES = 40;
const strikes: readonly (Strike & { readonly name: string })[] = [
  {
    ...{ name: 'a server is killed and the other’s clock runs five hours ahead' },
    ...{ victim: 'a server', after: 20, server: 0, clocks: [0, 5] },
  },
  {
    ...{ name: 'PostgreSQL is killed and a clock falls a day and two hours back' },
    ...{ victim: 'PostgreSQL', after: 45, server: 0, clocks: [0, -26] },
  },
];

const COUNTY = '450224';

async function layCounty(db: Db): Promise<void> {
  await plantOrchard(db, COUNTY);
  await asCall(db, { county: COUNTY }, async (call) => {
    await layNetwork(call);
    const parts = { coopBp: 500, brandBp: 200, leaderBp: 300, platformBp: 100 };
    await setRule(call, { validFrom: '2026-01-01', ...parts, source: 'test' });
  });
}

test('what two servers promised in a drop is there once, whatever is killed and whatever the clocks say', async (t) => {
  const home = await mkdtemp(join(tmpdir(), 'maidehao-killed-'));
  atEnd(() => rm(home, { recursive: true, force: true }));
  await chmod(home, 0o711);
  const house = await openHouse(home, 2);
  atEnd(() => house.close());
  await layCounty(house.db);
  const provider = await openProvider(house.db, house.ports);
  atEnd(() => provider.stop());
  const stalls = await openStalls(house.db, strikes.length, String(BOXES));
  await provider.openAccount();
  for (const [place, { name, ...struck }] of strikes.entries()) {
    await t.test(name, async () => {
      const goods = stalls[place] ?? [];
      const first = place * BUYERS;
      const { answered, paid, wrong } = await struckDrop(house, provider, {
        goods,
        buyers: BUYERS,
        first,
        struck,
      });
      for (const found of wrong)
        for (const [what, sentences] of Object.entries(found)) assert.deepEqual(sentences, [], what);
      const bought = answered.filter(({ order }) => order);
      assert.equal(answered.length, BUYERS);
      // What came back may wait for somebody in line whose day is over by the clock that runs ahead.
      const inLine = answered.filter(({ order, place }) => place && !order);
      assert.ok(bought.length + inLine.length >= BOXES, `${bought.length} orders, ${inLine.length} in line`);
      assert.ok(paid.size >= BOXES / 2, `${paid.size} paid`);
    });
  }
});
