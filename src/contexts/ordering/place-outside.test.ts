import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { moveAllotment } from '#origin';
import { setMerchant } from '#paying';
import { platform } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { quantity } from '#shared/quantity.ts';
import { transact } from '#shared/transact.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { booksBalance, openMarket, payFor, shopper } from '../../../test/help/market.ts';
import { POINT } from '../../../test/help/network.ts';
import { cancelOrder } from './cancel-order.ts';
import { orderById } from './orders.ts';
import { packOrder } from './pack-order.ts';
import { type OrderOutside, placeOutside } from './place-outside.ts';

const database = await testDatabase();
const { db } = database;
const { offers, lots, orchard } = await openMarket(db);
const CHANNEL = 'platform:market';
const run = <T>(verb: Parameters<typeof transact<T>>[2], actor = platform) =>
  transact(db, { county: COUNTY, now: MORNING, actor }, verb);

await asCall(db, {}, async (call) => {
  await setMerchant(call, {
    ...{ provider: 'market', apiUrl: 'http://127.0.0.1:1', cashierUrl: '', notifyUrl: '', key: 'k' },
  });
  must(
    await moveAllotment(call, {
      ...{ id: newId(), lotId: lots.kumquats, from: 'shop', to: CHANNEL },
      amount: quantity('30', 'jin'),
    }),
  );
});

// 10 斤 in packs of five at 70.00, dearer than the shop's 64.50; 8.00 for the way.
function order(given: Partial<OrderOutside> = {}): OrderOutside {
  return {
    ...{ checkoutId: newId(), channel: CHANNEL, provider: 'market', nodeId: POINT },
    ...{ name: '李小红', phone: '13877321234', lang: 'zh' as const },
    lines: [{ offerId: offers.kumquats, milli: 10_000, fen: 14_000 }],
    deliveryFen: 800,
    ...given,
  };
}

async function part() {
  const { rows } = await sql<{ held: number; taken: number; reserved: number; sold: number }>`
    select a.held::float as held, a.taken::float as taken, l.reserved::float as reserved, l.sold::float as sold
    from origin.allotment a join origin.lot l on l.id = a.lot_id
    where a.lot_id = ${lots.kumquats} and a.channel = ${CHANNEL}`.execute(db);
  return rows[0];
}

test('an order of a platform takes what is set aside for it, at the price it was sold for there, and once', async () => {
  const outside = order();
  const placed = must(await run((call) => placeOutside(call, outside)));
  assert.equal(placed.totalFen, 14_800);
  assert.deepEqual(must(await run((call) => placeOutside(call, outside))), placed);
  assert.deepEqual(await part(), { held: 20, taken: 10, reserved: 10, sold: 0 });
  await payFor(database, outside.checkoutId);
  assert.deepEqual(await part(), { held: 20, taken: 10, reserved: 0, sold: 10 });
  await booksBalance(db);
});

test('it takes nothing of what the shop has, and the shop nothing of what is set aside', async () => {
  const over = await run((call) =>
    placeOutside(call, order({ lines: [{ offerId: offers.kumquats, milli: 20_500, fen: 1 }] })),
  );
  assert.equal(over.ok ? '' : over.refusal.code, 'selling.not-enough');
  // 20 older ones and 70 of this lot are the shop's.
  const guest = shopper(db);
  await assert.rejects(guest.fill([[offers.kumquats, 90_500]]), /selling\.not-enough/);
  const filled = await guest.fill([[offers.kumquats, 90_000]]);
  assert.equal((await guest.order(filled)).ok, true);
  const last = await run((call) =>
    placeOutside(call, order({ lines: [{ offerId: offers.kumquats, milli: 20_000, fen: 28_000 }] })),
  );
  assert.equal(last.ok, true);
});

test('what is called off or packed short goes back to the channel, and the money to its buyer', async () => {
  const { rows } = await sql<{ id: string; status: string }>`
    select id, status from ordering."order" where channel = ${CHANNEL} order by placed_at, status`.execute(
    db,
  );
  const paid = rows.find(({ status }) => status === 'paid')?.id ?? '';
  const waiting = rows.find(({ status }) => status === 'reserved')?.id ?? '';
  must(await run((call) => cancelOrder(call, { orderId: waiting, words: '平台上的买家取消了' })));
  assert.deepEqual(await part(), { held: 20, taken: 10, reserved: 70, sold: 10 });
  const lines = [{ position: 1, packedMilli: 8_000 }];
  const packed = await run(
    (call) => packOrder(call, { packingId: newId(), orderId: paid, lines }),
    orchard.coopStaff,
  );
  // Two of ten 斤 at 7.00.
  assert.equal(must(packed).refundedFen, 2_800);
  assert.deepEqual(await part(), { held: 22, taken: 8, reserved: 70, sold: 8 });
  assert.equal((await asCall(db, {}, (call) => orderById(call, paid)))?.channel, CHANNEL);
});
