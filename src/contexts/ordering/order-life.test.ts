import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { holdLot, issueCertificate } from '#origin';
import { type Actor, visitor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { announce } from '#shared/outbox.ts';
import { must, type Outcome } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { booksBalance, noticeOf, openMarket, payFor, settleAll, shopper } from '../../../test/help/market.ts';
import { picked } from '../../../test/help/orchard.ts';
import {
  cancelOrder,
  claim,
  decideClaim,
  expireUnpaid,
  openByPhoneTail,
  orderAgain,
  packOrder,
  quote,
  review,
} from './index.ts';
import { type Order, ordersOfCheckout } from './orders.ts';
import { refundsOf } from './refunds.ts';
import { weighingsOf } from './weighings.ts';

const database = await testDatabase();
const { db } = database;
const market = await openMarket(db);
const { offers, lots, orchard } = market;

const refusal = (outcome: Outcome<unknown>) => (outcome.ok ? 'allowed' : outcome.refusal.code);
const later = (minutes: number) => new Date(MORNING.getTime() + minutes * 60_000);
const as = (actor: Actor, now = MORNING) => ({ county: COUNTY, now, actor });

async function stock(lotId: string) {
  const { rows } = await sql<{ reserved: string; sold: string }>`
    select trim_scale(reserved)::text as reserved, trim_scale(sold)::text as sold from origin.lot where id = ${lotId}`.execute(
    db,
  );
  return rows[0];
}

/** What all departures have promised, in kg. */
async function capacity(): Promise<string | undefined> {
  const { rows } = await sql<{ kg: string }>`
    select trim_scale(coalesce(sum(taken_kg), 0))::text as kg from delivery.service_day`.execute(db);
  return rows[0]?.kg;
}

async function placed(
  lines: readonly (readonly [string, number])[],
  now = MORNING,
): Promise<{ order: Order; checkoutId: string }> {
  const guest = shopper(db, { now });
  const { checkoutId } = must(await guest.order(await guest.fill(lines)));
  return { order: await only(checkoutId), checkoutId };
}

async function paid(lines: readonly (readonly [string, number])[]): Promise<Order> {
  const { checkoutId } = await placed(lines);
  await payFor(database, checkoutId);
  return only(checkoutId);
}

async function only(checkoutId: string): Promise<Order> {
  const [order] = await asCall(db, {}, (call) => ordersOfCheckout(call, checkoutId));
  assert.ok(order);
  return order;
}

async function move(orderId: string, status: 'at-hub' | 'ready' | 'collected' | 'lost', at = MORNING) {
  await asCall(db, { now: at }, (call) =>
    announce(call, 'shipment-moved', { orderId, status, at: at.toISOString() }),
  );
  await settleAll(database, at);
}

const refundsFor = (order: Order) => asCall(db, {}, (call) => refundsOf(call, [order.id]));

test('an order nobody pays within 15 minutes expires and gives everything back; one minute earlier it does not', async () => {
  const before = { stock: await stock(lots.olderKumquats), kg: await capacity() };
  const { order, checkoutId } = await placed([[offers.kumquats, 4_000]]);
  assert.equal(await asCall(db, { now: later(14) }, expireUnpaid), 0);
  assert.equal(await asCall(db, { now: later(15) }, expireUnpaid), 1);
  const ended = await only(checkoutId);
  assert.equal(ended.status, 'expired');
  assert.equal(ended.endCause, 'unpaid');
  assert.deepEqual(ended.lines[0]?.draws, []);
  assert.deepEqual({ stock: await stock(lots.olderKumquats), kg: await capacity() }, before);
  const again = must(
    await shopper(db).run((call) => orderAgain(call, { orderId: order.id, token: order.token })),
  );
  const shown = must(await shopper(db).run((call) => quote(call, again)));
  assert.equal(shown.goodsFen, 5_160);
});

test('money that comes after an order expired goes back whole, and its goods stay free', async () => {
  const { checkoutId } = await placed([[offers.kumquats, 4_000]]);
  await asCall(db, { now: later(16) }, expireUnpaid);
  await payFor(database, checkoutId, later(17));
  await payFor(database, checkoutId, later(18));
  const order = await only(checkoutId);
  assert.equal(order.status, 'expired');
  assert.equal(order.refundedFen, 5_760);
  assert.deepEqual(
    (await refundsFor(order)).map(({ cause, fen }) => [cause, fen]),
    [['late-payment', 5_760]],
  );
  await booksBalance(db);
});

test('money that came in time is not taken for late, though nobody has heard of it yet when the minutes are over', async () => {
  const { checkoutId } = await placed([[offers.kumquats, 1_000]]);
  await noticeOf(db, checkoutId, later(14));
  assert.equal(await asCall(db, { now: later(16) }, expireUnpaid), 0);
  await settleAll(database, later(16));
  assert.equal((await only(checkoutId)).status, 'paid');
});

test('a notice and the expiry that race end in an order paid whole or expired and paid back whole', async () => {
  for (let round = 0; round < 8; round += 1) {
    const { checkoutId } = await placed([[offers.kumquats, 500]]);
    await Promise.all([noticeOf(db, checkoutId, later(15)), asCall(db, { now: later(15) }, expireUnpaid)]);
    await settleAll(database, later(15));
    const order = await only(checkoutId);
    const left = order.goodsFen + order.deliveryFen - order.refundedFen;
    assert.deepEqual([order.status, left], order.status === 'paid' ? ['paid', 1_245] : ['expired', 0]);
  }
  await booksBalance(db);
});

test('goods held back while their payment was under way are not sold: the order ends and everything goes back', async () => {
  const { checkoutId } = await placed([[offers.pomelo, 1_000]]);
  must(
    await transact(db, as(orchard.officer), (call) =>
      holdLot(call, { id: newId(), lotId: lots.pomelos, reason: '抽检复核' }),
    ),
  );
  await payFor(database, checkoutId);
  const order = await only(checkoutId);
  assert.deepEqual([order.status, order.endCause, order.refundedFen], ['cancelled', 'held-back', 1_920]);
  assert.deepEqual(await stock(lots.pomelos), { reserved: '0', sold: '0' });
  await sql`update origin.lot set status = 'open' where id = ${lots.pomelos}`.execute(db);
  await sql`update origin.lot_hold set released_at = ${MORNING} where lot_id = ${lots.pomelos}`.execute(db);
});

test('the buyer calls a paid order off before it is packed: stock, place on the bus and money all go back', async () => {
  const before = { stock: await stock(lots.olderKumquats), kg: await capacity() };
  const order = await paid([[offers.kumquats, 2_000]]);
  const call = (token: string | undefined) =>
    shopper(db).run((on) => cancelOrder(on, { orderId: order.id, token, words: '' }));
  assert.equal(refusal(await call(undefined)), 'ordering.not-allowed');
  assert.equal(refusal(await call('not-the-token')), 'ordering.not-allowed');
  must(await call(order.token));
  must(await call(order.token));
  const ended = await only(order.checkoutId);
  assert.deepEqual([ended.status, ended.refundedFen], ['cancelled', 2_580 + 600]);
  assert.deepEqual({ stock: await stock(lots.olderKumquats), kg: await capacity() }, before);
  await settleAll(database);
  const { rows } = await sql<{ status: string }>`
    select status from delivery.shipment where order_id = ${order.id}`.execute(db);
  assert.deepEqual(rows, [{ status: 'cancelled' }]);
  await booksBalance(db);
});

test('a parcel is told what is in it lot by lot, each in its lot’s own unit: of two boxes, 1 kg of oil and 4 斤 of kumquats', async () => {
  const order = await paid([[offers.box, 2000]]);
  const { rows } = await sql<{ goods: string }>`
    select trim_scale(l.quantity)::text || ' ' || l.unit as goods from delivery.shipment_line l
    join delivery.shipment s on s.id = l.shipment_id where s.order_id = ${order.id} order by 1`.execute(db);
  assert.deepEqual(
    rows.map(({ goods }) => goods),
    ['1 kg', '4 jin'],
  );
});

test('the seller calls an order off only with a reason, and only their own', async () => {
  const order = await paid([[offers.kumquats, 1_000]]);
  const cancel = (actor: Actor, words: string) =>
    transact(db, as(actor), (call) => cancelOrder(call, { orderId: order.id, words }));
  assert.equal(refusal(await cancel(orchard.loner, '没有了')), 'ordering.not-allowed');
  assert.equal(refusal(await cancel(orchard.coopStaff, ' ')), 'ordering.reason-missing');
  must(await cancel(orchard.coopStaff, '昨夜冰雹，果子打坏了'));
  const ended = await only(order.checkoutId);
  assert.deepEqual([ended.endedByName, ended.endWords], ['覃小梅', '昨夜冰雹，果子打坏了']);
});

test('wish 1: ordered by the piece, priced by the scale: the difference goes back with its reason, and what they did not weigh is free again', async () => {
  const order = await paid([[offers.pomelo, 2_000]]);
  const before = await stock(lots.pomelos);
  const packing = {
    packingId: newId(),
    orderId: order.id,
    lines: [{ position: 1, grams: 2_846 }],
  };
  const pack = (actor: Actor, more: Partial<typeof packing> = {}) =>
    transact(db, as(actor), (call) => packOrder(call, { ...packing, ...more }));
  assert.equal(refusal(await pack(orchard.grower)), 'ordering.not-allowed');
  assert.equal(refusal(await pack(orchard.loner, { lines: [] })), 'ordering.reading-missing');
  assert.equal(
    refusal(await pack(orchard.loner, { lines: [{ position: 1, grams: 28_460 }] })),
    'ordering.reading-slip',
  );
  assert.equal(must(await pack(orchard.loner)).refundedFen, 363);
  assert.equal(must(await pack(orchard.loner)).refundedFen, 363);
  assert.equal(refusal(await pack(orchard.loner, { packingId: newId() })), 'ordering.not-to-pack');

  const packed = await only(order.checkoutId);
  assert.deepEqual([packed.status, packed.grams, packed.refundedFen], ['packed', 2_846, 363]);
  assert.deepEqual([packed.lines[0]?.heldFen, packed.lines[0]?.finalFen], [2_640, 2_277]);
  assert.deepEqual([before?.sold, (await stock(lots.pomelos))?.sold], ['3', '2.846']);
  const [weighing] = await asCall(db, {}, (call) => weighingsOf(call, [order.id]));
  assert.deepEqual(
    [weighing?.expectedGrams, weighing?.actualGrams, weighing?.differenceFen, weighing?.personName],
    [3_000, 2_846, 363, '韦老五'],
  );
  assert.deepEqual(
    (await refundsFor(order)).map(({ cause, fen, position }) => [cause, fen, position]),
    [['weighed', 363, 1]],
  );
  await settleAll(database);
  const { rows } = await sql<{ weightKg: string; quantity: string }>`
    select s.weight_kg, l.quantity from delivery.shipment s join delivery.shipment_line l on l.shipment_id = s.id
    where s.order_id = ${order.id}`.execute(db);
  assert.deepEqual(rows, [{ weightKg: '2.846', quantity: '2.846' }]);
  await booksBalance(db);
});

test('heavier pomelos take the rest from their lot and cost no more than was held', async () => {
  const order = await paid([[offers.pomelo, 1_000]]);
  const before = Number((await stock(lots.pomelos))?.sold);
  must(
    await transact(db, as(orchard.loner), (call) =>
      packOrder(call, { packingId: newId(), orderId: order.id, lines: [{ position: 1, grams: 1_900 }] }),
    ),
  );
  const packed = await only(order.checkoutId);
  assert.deepEqual([packed.lines[0]?.finalFen, packed.refundedFen], [1_320, 0]);
  assert.equal(Number((await stock(lots.pomelos))?.sold).toFixed(3), (before + 0.4).toFixed(3));
});

test('what the grower marks short is paid back and free again; a parcel with nothing in it is no parcel', async () => {
  const order = await paid([[offers.box, 2_000]]);
  const oil = Number((await stock(lots.oil))?.sold);
  const pack = (packedMilli: number) =>
    transact(db, as(orchard.coopStaff), (call) =>
      packOrder(call, { packingId: newId(), orderId: order.id, lines: [{ position: 1, packedMilli }] }),
    );
  assert.equal(refusal(await pack(0)), 'ordering.nothing-packed');
  assert.equal(refusal(await pack(3_000)), 'ordering.packed-invalid');
  assert.equal(must(await pack(1_000)).refundedFen, 6_800);
  assert.equal(Number((await stock(lots.oil))?.sold), oil - 0.5);
  assert.deepEqual(
    (await refundsFor(order)).map(({ cause }) => cause),
    ['short'],
  );
});

test('what is sold ahead holds the forecast, leaves after its harvest, and gets its lots when it is packed', async () => {
  const order = await paid([[offers.ahead, 5_000]]);
  const presold = async () => {
    const { rows } = await sql<{ kept: string }>`
      select trim_scale(presold)::text as kept from origin.forecast where id = ${market.forecast}`.execute(
      db,
    );
    return rows[0]?.kept;
  };
  assert.equal(await presold(), '5');
  // Due by Saturday 20 June: Monday's bus, on Tuesday at the point
  assert.deepEqual([order.departs, order.promisedDay], ['2026-06-22', '2026-06-23']);
  assert.deepEqual(order.lines[0]?.draws, []);
  const pack = (now: Date) =>
    transact(db, as(orchard.coopStaff, now), (call) =>
      packOrder(call, { packingId: newId(), orderId: order.id, lines: [] }),
    );
  // The lots of 1 June keep for twenty days: not good on the 23rd.
  assert.equal(refusal(await pack(new Date('2026-06-22T00:00:00Z'))), 'ordering.harvest-short');

  const picking = new Date('2026-06-20T02:00:00Z');
  const harvested = await asCall(db, { now: picking }, async (call) => {
    const lot = await picked(call, orchard.plots.river, { amount: '30' });
    must(await issueCertificate(call, { id: newId(), lotId: lot.id, basis: ['quality-control'] }));
    return lot.id;
  });
  must(await pack(new Date('2026-06-22T00:00:00Z')));
  const packed = await only(order.checkoutId);
  assert.deepEqual(
    packed.lines[0]?.draws.map(({ lotId, quantity }) => [lotId, quantity.milli]),
    [[harvested, 5_000]],
  );
  assert.deepEqual(await stock(harvested), { reserved: '0', sold: '5' });

  const second = await paid([[offers.ahead, 1_000]]);
  must(
    await shopper(db).run((on) => cancelOrder(on, { orderId: second.id, token: second.token, words: '' })),
  );
  assert.equal(await presold(), '5');
});

test('a lost parcel is paid back whole; news of it that comes later changes nothing', async () => {
  const order = await paid([[offers.kumquats, 1_000]]);
  await move(order.id, 'lost');
  await move(order.id, 'lost');
  await move(order.id, 'ready');
  const ended = await only(order.checkoutId);
  assert.deepEqual([ended.status, ended.endCause, ended.refundedFen], ['lost', 'lost', 1_890]);
});

test('an order follows its parcel forwards, whatever order the news comes in', async () => {
  const order = await paid([[offers.kumquats, 1_000]]);
  await move(order.id, 'ready', later(60));
  await move(order.id, 'at-hub', later(30));
  assert.equal((await only(order.checkoutId)).status, 'ready');
  await move(order.id, 'collected', later(90));
  const collected = await only(order.checkoutId);
  assert.deepEqual(
    [collected.status, collected.readyAt, collected.collectedAt],
    ['collected', later(60), later(90)],
  );
});

test('a claim within 48 hours is answered by the seller, and what is granted goes back', async () => {
  const order = await paid([[offers.kumquats, 2_000]]);
  const ask = (now: Date, askedFen = 1_000, claimId = newId(), token: string | undefined = order.token) =>
    transact(db, as(visitor, now), (call) =>
      claim(call, {
        claimId,
        orderId: order.id,
        token,
        position: 1,
        reason: 'spoiled',
        words: '底下有几个烂了',
        askedFen,
      }),
    );
  assert.equal(refusal(await ask(MORNING)), 'ordering.not-collected');
  await move(order.id, 'collected', later(60));
  const claimId = newId();
  assert.equal(refusal(await ask(later(61), 1_000, claimId, 'x')), 'ordering.not-allowed');
  assert.equal(refusal(await ask(later(61), 2_581)), 'ordering.claim-amount');
  assert.equal(refusal(await ask(later(60 + 48 * 60 + 1))), 'ordering.claims-over');
  must(await ask(later(61), 1_000, claimId));
  must(await ask(later(61), 1_000, claimId));
  assert.equal(refusal(await ask(later(62))), 'ordering.claim-standing');

  const decide = (actor: Actor, grantedFen: number | null, reason = '') =>
    transact(db, as(actor, later(120)), (call) => decideClaim(call, { claimId, grantedFen, reason }));
  assert.equal(refusal(await decide(orchard.loner, 500)), 'ordering.not-allowed');
  assert.equal(refusal(await decide(orchard.coopStaff, null)), 'ordering.reason-missing');
  assert.equal(refusal(await decide(orchard.coopStaff, 1_001)), 'ordering.claim-amount');
  const both = await Promise.all([decide(orchard.coopStaff, 800), decide(orchard.officer, 800)]);
  assert.deepEqual(both.map(refusal).toSorted(), ['allowed', 'ordering.claim-decided']);
  // Pressed once more: whoever was heard is answered the same, and nothing is paid back twice.
  const again = await Promise.all([decide(orchard.coopStaff, 800), decide(orchard.officer, 800)]);
  assert.deepEqual(again.map(refusal).toSorted(), ['allowed', 'ordering.claim-decided']);
  const after = await only(order.checkoutId);
  assert.equal(after.refundedFen, 800);
  must(await ask(later(180), 1_780));
  await booksBalance(db);
});

test('a line is reviewed once it is collected, once, under a masked name', async () => {
  const order = await paid([[offers.kumquats, 1_000]]);
  const write = (stars: number) =>
    shopper(db).run((call) =>
      review(call, { orderId: order.id, token: order.token, position: 1, stars, words: '很甜' }),
    );
  assert.equal(refusal(await write(5)), 'ordering.not-collected');
  await move(order.id, 'collected');
  assert.equal(refusal(await write(6)), 'ordering.stars-missing');
  must(await write(5));
  must(await write(1));
  const { rows } =
    await sql`select stars, name, words from ordering.review where order_id = ${order.id}`.execute(db);
  assert.deepEqual(rows, [{ stars: 5, name: '李**', words: '很甜' }]);
});

test('who lost the link opens an order by its number and the last digits of the phone; guessing ends after five tries', async () => {
  const { order } = await placed([[offers.kumquats, 500]]);
  const open = (number: string, tail: string, now = MORNING) =>
    transact(db, as(visitor, now), (call) => openByPhoneTail(call, { number, tail }));
  const typed = order.number.toLowerCase().replace('-', ' ');
  assert.deepEqual(must(await open(typed, '1234')), { number: order.number, token: order.token });
  assert.equal(refusal(await open('261123', '1234')), 'ordering.no-such-order');
  for (const tail of ['0000', '0001', '0002', '0003', '0004']) {
    assert.equal(must(await open(order.number, tail)), 'wrong');
  }
  assert.equal(refusal(await open(order.number, '1234')), 'ordering.too-many-tries');
  assert.deepEqual(must(await open(order.number, '1234', later(61))), {
    number: order.number,
    token: order.token,
  });
});
