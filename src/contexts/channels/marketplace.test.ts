import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import * as delivery from '#delivery';
import * as ordering from '#ordering';
import { cancelOrder, packOrder } from '#ordering';
import { moveAllotment } from '#origin';
import * as paying from '#paying';
import { reprice } from '#selling';
import { type Call, platform } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must, type Outcome } from '#shared/outcome.ts';
import { quantity } from '#shared/quantity.ts';
import { seconds, sign } from '#shared/signature.ts';
import { transact } from '#shared/transact.ts';
import { drain } from '#shared/worker.ts';
import { atEnd } from '../../../test/help/at-end.ts';
import { COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { booksBalance, openMarket, shopper } from '../../../test/help/market.ts';
import { openMarketplace } from '../../../test/help/marketplace.ts';
import { POINT } from '../../../test/help/network.ts';
import { startServer } from '../../server.ts';
import * as channels from './index.ts';
import { listingsOf } from './listings.ts';
import { marketPort } from './market-port.ts';
import { reconcile } from './reconcile.ts';

const { db, pool } = await testDatabase();
const { offers, lots, orchard } = await openMarket(db);
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() };
const server = await startServer({ config, db, clock: () => MORNING });
atEnd(() => server.stop());

const KEY = 'a key of both';
const CODE = 'market';
const CHANNEL = 'platform:market';
const hookUrl = `${server.url}/api/platforms/${CODE}/messages`;
const market = await openMarketplace({ key: KEY, hookUrl, now: MORNING });
const port = marketPort({ apiUrl: market.url, key: KEY });

const run = <T>(verb: (call: Call) => Promise<T>, actor = platform) =>
  transact(db, { county: COUNTY, now: MORNING, actor }, verb);
const reactions = [...ordering.reactions, ...delivery.reactions, ...paying.reactions, ...channels.reactions];
const hear = () => drain({ db, pool, reactions, now: () => MORNING });
/** As `hear`, with what failed before tried again now. */
const hearAgain = async () => {
  await sql`update graphile_worker._private_jobs set run_at = now()`.execute(db);
  await hear();
};
const move = (from: typeof CHANNEL | 'shop', to: typeof CHANNEL | 'shop', jin: number) =>
  run(async (call) => {
    const amount = quantity(String(jin), 'jin');
    const moved = await moveAllotment(call, { id: newId(), lotId: lots.kumquats, from, to, amount });
    if (moved.ok) await channels.measureSoon(call, [from, to]);
    return moved;
  });
const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'done' : outcome.refusal.code);
const ask = () => run((call) => channels.askPlatform(call, CODE));
const differences = () => run(async (call) => reconcile(call, CODE, await listingsOf(call, CODE)));
const kinds = async () => (await differences()).map(({ kind }) => kind);

await run(async (call) => {
  must(
    await channels.connectPlatform(call, {
      ...{ code: CODE, nameZh: '模拟集市', nameEn: 'Simulated marketplace', sellerId: orchard.coop },
      ...{ nodeId: POINT, apiUrl: market.url, hookUrl, key: KEY },
    }),
  );
  must(await channels.listOutside(call, { platform: CODE, offerId: offers.kumquats, packMilli: 5_000 }));
});
await hear();
const [listing] = await run((call) => listingsOf(call, CODE));
const sku = listing?.sku ?? '';

async function there() {
  const state = await port.state(new Date(0), MORNING);
  return { left: state.listings.find((each) => each.sku === sku)?.left ?? 0, orders: state.orders };
}

async function here() {
  const { rows } = await sql<{ held: number; promised: number; told: number }>`
    select a.held::float as held, a.promised::float as promised, l.told::float as told
    from origin.allotment a, channels.listing l
    where a.lot_id = ${lots.kumquats} and a.channel = ${CHANNEL}`.execute(db);
  return rows[0];
}

async function ordersHere(number: string) {
  const { rows } = await sql<{ status: string; heard: string; ours: string[]; id: string }>`
    select o.status, o.heard, o.order_ids[1] as id,
           array(select v.status from ordering."order" v where v.id = any (o.order_ids)) as ours
    from channels.outside_order o where o.number = ${number}`.execute(db);
  return rows;
}

test('a platform is told what is set aside for it and no more, once, also when its answer is lost', async () => {
  assert.equal((await there()).left, 0);
  must(await move('shop', CHANNEL, 32));
  await market.loseNextAnswer();
  await assert.rejects(hear());
  await hearAgain();
  assert.equal((await there()).left, 6);
  assert.deepEqual(await here(), { held: 32, promised: 30, told: 30 });
  assert.equal(code(await move(CHANNEL, 'shop', 3)), 'origin.allotment-promised');
  assert.equal(code(await move(CHANNEL, 'shop', 2)), 'done');
});

test('its orders become ours once each, whether told twice, out of order or late', async () => {
  const numbers = [await market.buy(sku, 1), await market.buy(sku, 2)].map(String);
  await market.post({ order: 'reversed', times: '2' });
  await market.post();
  await hear();
  for (const number of numbers) {
    const rows = await ordersHere(number);
    assert.deepEqual(
      rows.map(({ status, heard, ours }) => ({ status, heard, ours })),
      [{ status: 'placed', heard: 'told', ours: ['paid'] }],
    );
  }
  assert.deepEqual(await here(), { held: 15, promised: 15, told: 15 });
  assert.equal((await there()).left, 3);
  await booksBalance(db);
});

test('an order nobody told of is found by asking, and what was called off before it was heard of is never placed', async () => {
  const lost = String(await market.buy(sku, 1));
  await market.losePost();
  const regretted = String(await market.buy(sku, 1));
  await market.cancel(regretted);
  await market.post({ order: 'reversed' });
  must(await ask());
  await hear();
  const [found] = await ordersHere(lost);
  assert.deepEqual([found?.status, found?.heard, found?.ours], ['placed', 'asked', ['paid']]);
  const [never] = await ordersHere(regretted);
  assert.deepEqual([never?.status, never?.ours], ['cancelled', []]);
  must(await ask());
  assert.deepEqual(await kinds(), []);
});

test('a message that is forged, old or of another platform is refused and changes nothing', async () => {
  const order = { kind: 'order', id: 'x', order: (await there()).orders[0] };
  const send = (body: string, at: number, key: string, url = hookUrl) =>
    fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'market-at': String(at),
        'market-sign': sign(key, at, body),
      },
      body,
    });
  const now = seconds(MORNING);
  const body = JSON.stringify(order);
  assert.equal((await send(body, now, 'another key')).status, 401);
  assert.equal((await send(body, now - 301, KEY)).status, 401);
  assert.equal((await send(body, now, KEY, hookUrl.replace(CODE, 'other'))).status, 401);
  assert.equal((await send('{"kind":"order"}', now, KEY)).status, 401);
  const { rows } = await sql`select from channels.message where id = 'x'`.execute(db);
  assert.equal(rows.length, 0);
});

test('what is called back can be moved once the platform gave it back, and what it sold meanwhile stays with it', async () => {
  must(await move('shop', CHANNEL, 20));
  await hear();
  const { left } = await there();
  must(await run((call) => channels.limitListing(call, { platform: CODE, sku, mostPacks: 1 })));
  // It sells two more before the call back arrives.
  const meanwhile = String(await market.buy(sku, 2));
  await market.losePost();
  await hear();
  const after = await there();
  assert.ok(after.left <= 1, `${left} → ${after.left}`);
  must(await ask());
  await hear();
  assert.equal((await ordersHere(meanwhile))[0]?.status, 'placed');
  const now = await here();
  assert.equal(now?.promised, (await there()).left * 5);
  assert.equal(code(await move(CHANNEL, 'shop', (now?.held ?? 0) - (now?.promised ?? 0))), 'done');
  must(await run((call) => channels.limitListing(call, { platform: CODE, sku, mostPacks: undefined })));
  await hear();
});

test('a new price is told, and one the platform did not take is named', async () => {
  must(await run((call) => reprice(call, { offerId: offers.kumquats, priceFen: 1_300, clearance: '' })));
  await run((call) => channels.measureSoon(call, [CHANNEL]));
  await hear();
  must(await ask());
  assert.ok(!(await kinds()).includes('price'));
  await sql`update channels.listing set pack_fen = 1, told_fen_then = 1`.execute(db);
  assert.ok((await kinds()).includes('price'));
  await run((call) => channels.measureSoon(call, [CHANNEL]));
  await hear();
  must(await ask());
  assert.ok(!(await kinds()).includes('price'));
});

test('an order called off here is paid back by the platform, and stands among the differences until both sides agree', async () => {
  must(await move('shop', CHANNEL, 10));
  await hear();
  const number = String(await market.buy(sku, 1));
  await market.post();
  await hear();
  const [order] = await ordersHere(number);
  must(await run((call) => cancelOrder(call, { orderId: order?.id ?? '', words: '虫咬了' })));
  await hear();
  await market.post();
  const { rows } = await sql<{ settled: number }>`
    select count(*)::int as settled from paying.refund where order_id = ${order?.id} and status = 'settled'`.execute(
    db,
  );
  assert.equal(rows[0]?.settled, 1);
  must(await ask());
  assert.deepEqual(
    (await differences()).filter((each) => 'number' in each),
    [{ kind: 'off-here', number }],
  );
  await market.cancel(number);
  await market.post();
  must(await ask());
  assert.ok(!(await kinds()).includes('off-here'));
  await booksBalance(db);
});

test('what is called off there when it is packed here is shipped, and named', async () => {
  const number = String(await market.buy(sku, 1));
  await market.post();
  await hear();
  const [order] = await ordersHere(number);
  must(
    await run(
      (call) => packOrder(call, { packingId: newId(), orderId: order?.id ?? '', lines: [] }),
      orchard.coopStaff,
    ),
  );
  await market.cancel(number);
  await market.post();
  must(await ask());
  const [late] = await ordersHere(number);
  assert.deepEqual([late?.status, late?.ours], ['too-late', ['packed']]);
  assert.deepEqual(
    (await differences()).filter((each) => 'number' in each),
    [{ kind: 'off-there', number }],
  );
});

test('a platform that sells more than it was told is caught, and an order it cannot have is refused and paid back there', async () => {
  await port.moveStock({ id: 'by itself', sku, packs: 100 }, MORNING);
  must(await ask());
  assert.ok((await kinds()).includes('sells-more'));
  const number = String(await market.buy(sku, 60));
  await market.post();
  await hear();
  const [refused] = await ordersHere(number);
  assert.deepEqual([refused?.status, refused?.ours], ['refused', []]);
  assert.equal((await there()).orders.find((order) => order.number === number)?.status, 'refused');
  await port.moveStock({ id: 'back again', sku, packs: -100 }, MORNING);
});

test('whatever is bought, called off, moved, lost and repeated: no promise beyond what is set aside, and every order once', async () => {
  await sql`update origin.lot set quantity = quantity + 1000, made_quantity = made_quantity + 1000
    where id = ${lots.kumquats}`.execute(db);
  const act = fc.oneof(
    fc.record({ kind: fc.constant('buy' as const), packs: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ kind: fc.constant('cancel' as const), pick: fc.nat(20) }),
    fc.record({
      kind: fc.constant('post' as const),
      order: fc.option(fc.constant('reversed' as const), { nil: undefined }),
      times: fc.constantFrom('1', '2'),
    }),
    fc.constant({ kind: 'lose' as const }),
    fc.constant({ kind: 'lose-answer' as const }),
    fc.constant({ kind: 'hear' as const }),
    fc.constant({ kind: 'ask' as const }),
    fc.record({ kind: fc.constant('give' as const), jin: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ kind: fc.constant('take' as const), jin: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ kind: fc.constant('limit' as const), most: fc.option(fc.nat(4), { nil: undefined }) }),
    fc.record({ kind: fc.constant('shop' as const), jin: fc.integer({ min: 1, max: 20 }) }),
  );
  const bought: string[] = [];
  async function play(step: typeof act extends fc.Arbitrary<infer T> ? T : never): Promise<unknown> {
    switch (step.kind) {
      case 'buy': {
        const number = await market.buy(sku, step.packs);
        if (number) bought.push(number);
        return;
      }
      case 'cancel':
        return market.cancel(bought[step.pick % Math.max(1, bought.length)] ?? '');
      case 'post':
        return market.post({ times: step.times, ...(step.order ? { order: step.order } : {}) });
      case 'lose':
        return market.losePost();
      case 'lose-answer':
        return market.loseNextAnswer();
      case 'hear':
        return hearAgain().catch(() => undefined);
      case 'ask':
        return ask().catch(() => undefined);
      case 'give':
        return move('shop', CHANNEL, step.jin);
      case 'take':
        return move(CHANNEL, 'shop', step.jin);
      case 'limit':
        return run((call) => channels.limitListing(call, { platform: CODE, sku, mostPacks: step.most }));
      case 'shop': {
        const guest = shopper(db);
        return guest.fill([[offers.kumquats, step.jin * 1_000]]).then((basket) => guest.order(basket));
      }
    }
  }
  // What it may sell at this moment, and what it sold that nobody heard of yet, is all set aside for it.
  async function promisedBeyond(): Promise<number> {
    const { left, orders } = await there();
    const { rows } = await sql<{ number: string }>`select number from channels.outside_order`.execute(db);
    const heard = new Set(rows.map(({ number }) => number));
    const unheard = orders.filter(({ number }) => !heard.has(number));
    const packs = unheard.flatMap(({ lines }) => lines).reduce((sum, line) => sum + line.packs, left);
    return packs * 5 - ((await here())?.held ?? 0);
  }
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (history) => {
      for (const step of history) {
        await play(step);
        const beyond = await promisedBeyond();
        assert.ok(beyond <= 0, `${step.kind}: ${beyond} beyond`);
      }
    }),
    { numRuns: 12, endOnFailure: true },
  );
  await market.post();
  await hearAgain().catch(() => undefined);
  await hearAgain();
  must(await ask());
  await hearAgain();
  const { orders } = await there();
  for (const { number, status } of orders) {
    const rows = await ordersHere(number);
    assert.equal(rows.length, 1, number);
    if (status === 'paid') assert.equal(rows[0]?.status, 'placed', number);
  }
  await booksBalance(db);
});
