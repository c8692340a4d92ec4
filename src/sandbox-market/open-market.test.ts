import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askPlatform } from '#channels';
import { platform } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { transact } from '#shared/transact.ts';
import { drain } from '#shared/worker.ts';
import { atEnd } from '../../test/help/at-end.ts';
import { demoDatabase, HARVEST_MORNING } from '../../test/help/demo.ts';
import { demoSignIns } from '../commands/demo/load.ts';
import { reactions } from '../contexts/reactions.ts';
import { startServer } from '../server.ts';

const { db, pool, home } = await demoDatabase();
const clock = () => HARVEST_MORNING;
const open = () => {
  const config = { host: '127.0.0.1', port: 0, county: '450224', secret: newId(), home };
  return startServer({ config: { ...config, demo: true, sandboxPay: true, demoSignIns }, db, clock });
};
const hear = () => drain({ db, pool, reactions, now: clock });

/** What the marketplace's page has for sale: of each SKU how many packs. */
async function stall(url: string): Promise<Map<string, number>> {
  const page = await (await fetch(`${url}/sandbox-market/`)).text();
  const left = [...page.matchAll(/还剩 (\d+) 份/g)].map(([, packs]) => Number(packs));
  const skus = [...page.matchAll(/name="sku" value="([^"]+)"/g)].map(([, sku]) => sku ?? '');
  return new Map(skus.map((sku, index) => [sku, left[index] ?? 0]));
}

test('a new user finds a stall on the marketplace, buys there, and it becomes an order; a restart forgets nothing', async () => {
  const server = await open();
  await hear();
  const before = await stall(server.url);
  const [sku = '', packs = 0] = [...before].find(([, left]) => left > 1) ?? [];
  assert.ok(packs > 1, JSON.stringify([...before]));
  const bought = await fetch(`${server.url}/sandbox-market/buy`, {
    method: 'POST',
    body: new URLSearchParams({ sku, packs: '1', name: '李小红', phone: '13877321234' }),
  });
  assert.equal(bought.status, 200);
  await server.stop();

  const again = await open();
  atEnd(() => again.stop());
  assert.equal((await stall(again.url)).get(sku), packs - 1);
  const order = async () =>
    db
      .selectFrom('channels.outsideOrder as o')
      .innerJoin('ordering.vOrder as v', (join) => join.onRef('v.countyId', '=', 'o.countyId'))
      .select(['o.status', 'v.channel'])
      .where('v.channel', '=', 'platform:market')
      .executeTakeFirst();
  await transact(db, { county: '450224', now: HARVEST_MORNING, actor: platform }, (call) =>
    askPlatform(call, 'market'),
  );
  assert.equal((await order())?.status, 'placed');
});
