import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { sharesOfOrder, takeNotices } from '#paying';
import { type Actor, visitor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { announce } from '#shared/outbox.ts';
import { must, type Outcome } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import {
  booksBalance,
  noticeFor,
  openMarket,
  payFor,
  settleAll,
  settleRefunds,
  shopper,
} from '../../../test/help/market.ts';
import {
  cancelOrder,
  claim,
  decideClaim,
  declineTopUp,
  enterForLine,
  type LineToPack,
  lapseTopUps,
  linesToWeigh,
  packOrder,
  payTopUp,
  readOrder,
} from './index.ts';
import { type Order, ordersOfCheckout } from './orders.ts';
import { refundsOf } from './refunds.ts';
import { topUpsOf } from './top-ups.ts';
import { weighingsOf } from './weighings.ts';

const database = await testDatabase();
const { db } = database;
const { offers, lots, orchard } = await openMarket(db);

const refusal = (outcome: Outcome<unknown>) => (outcome.ok ? 'allowed' : outcome.refusal.code);
const hours = (count: number) => new Date(MORNING.getTime() + count * 3_600_000);
const as = <T>(actor: Actor, now: Date, run: Parameters<typeof transact<T>>[2]) =>
  transact(db, { county: COUNTY, now, actor }, run);

async function paid(lines: readonly (readonly [string, number])[]): Promise<Order> {
  const guest = shopper(db);
  const { checkoutId } = must(await guest.order(await guest.fill(lines)));
  await payFor(database, checkoutId);
  return only(checkoutId);
}

async function only(checkoutId: string): Promise<Order> {
  const [order] = await asCall(db, {}, (call) => ordersOfCheckout(call, checkoutId));
  assert.ok(order);
  return order;
}

const pack = (actor: Actor, order: Order, lines: readonly LineToPack[]) =>
  as(actor, MORNING, (call) => packOrder(call, { packingId: newId(), orderId: order.id, lines }));

const refundsFor = async (order: Order) =>
  (await asCall(db, {}, (call) => refundsOf(call, [order.id]))).map(({ cause, fen }) => [cause, fen]);

async function stock(lotId: string): Promise<number> {
  const { rows } = await sql<{ sold: string }>`select sold from origin.lot where id = ${lotId}`.execute(db);
  return Number(rows[0]?.sold);
}

async function move(order: Order, status: 'collected' | 'lost', at = hours(1)) {
  await asCall(db, { now: at }, (call) =>
    announce(call, 'shipment-moved', { orderId: order.id, status, at: at.toISOString() }),
  );
  await settleAll(database, at);
}

async function topUpOf(order: Order) {
  const [topUp] = await asCall(db, {}, (call) => topUpsOf(call, [order.id]));
  assert.ok(topUp);
  return topUp;
}

const about = (order: Order, topUpId: string, token = order.token) => ({ orderId: order.id, token, topUpId });

test('kumquats sold by weight are paid by the scale when it shows less, and the rest is free again', async () => {
  const order = await paid([[offers.kumquats, 2_000]]);
  const before = await stock(lots.olderKumquats);
  // 2 jin are 1,000 g: 960 g cost 24.77 instead of 25.80.
  assert.equal(must(await pack(orchard.coopStaff, order, [{ position: 1, grams: 960 }])).refundedFen, 103);
  const packed = await only(order.checkoutId);
  assert.deepEqual([packed.lines[0]?.finalFen, packed.grams], [2_477, 960]);
  assert.deepEqual(await refundsFor(order), [['weighed', 103]]);
  assert.equal(Number((before - (await stock(lots.olderKumquats))).toFixed(3)), 0.08);
  const [weighing] = await asCall(db, {}, (call) => weighingsOf(call, [order.id]));
  assert.deepEqual([weighing?.expectedGrams, weighing?.actualGrams], [1_000, 960]);

  const heavy = await paid([[offers.kumquats, 2_000]]);
  assert.equal(must(await pack(orchard.coopStaff, heavy, [{ position: 1, grams: 1_060 }])).refundedFen, 0);
  assert.equal((await only(heavy.checkoutId)).lines[0]?.finalFen, 2_580, 'a bag too full costs no more');
  await booksBalance(db);
});

test('a box may be as light as the law allows; lighter, it is paid by what is in it', async () => {
  // A box holds 1 kg of kumquats and 0.5 kg of oil: 22 g may be missing.
  const full = await paid([[offers.box, 1_000]]);
  assert.equal(must(await pack(orchard.coopStaff, full, [{ position: 1, grams: 1_480 }])).refundedFen, 0);
  const light = await paid([[offers.box, 1_000]]);
  assert.equal(must(await pack(orchard.coopStaff, light, [{ position: 1, grams: 1_350 }])).refundedFen, 680);
});

test('what pomelos weigh beyond what was held is asked of the buyer only when the seller says so, a fifth at most', async () => {
  const borne = await paid([[offers.pomelo, 1_000]]);
  must(await pack(orchard.loner, borne, [{ position: 1, grams: 1_800 }]));
  const [weighing] = await asCall(db, {}, (call) => weighingsOf(call, [borne.id]));
  assert.deepEqual([weighing?.differenceFen, weighing?.beyondFen], [0, 120], 'the seller bears 1.20');
  assert.deepEqual(await asCall(db, {}, (call) => topUpsOf(call, [borne.id])), []);

  const asked = await paid([[offers.pomelo, 1_000]]);
  must(await pack(orchard.loner, asked, [{ position: 1, grams: 2_300, askMore: true }]));
  const topUp = await topUpOf(asked);
  // 2.3 kg come to 18.40, 5.20 more than was held; a fifth of 13.20 is 2.64.
  assert.deepEqual([topUp.fen, topUp.status], [264, 'asked']);
  const { rows } = await sql<{
    text: string;
  }>`select text from people.notice where template = 'top-up'`.execute(db);
  assert.match(rows[0]?.text ?? '', /不补也照常发货/);
});

test('the buyer pays the difference: it is the line’s, shared as the line is, and the receipt says so', async () => {
  const order = await paid([[offers.pomelo, 2_000]]);
  must(await pack(orchard.loner, order, [{ position: 1, grams: 3_500, askMore: true }]));
  const topUp = await topUpOf(order);
  assert.equal(topUp.fen, 160);
  const pay = (token = order.token) =>
    as(visitor, hours(1), (call) => payTopUp(call, about(order, topUp.id, token)));
  assert.equal(refusal(await pay('x')), 'ordering.not-allowed');
  const { payUrl } = must(await pay());
  assert.equal(must(await pay()).payUrl, payUrl, 'pressed again it is the same payment');
  await payFor(database, topUp.id, hours(1));
  await payFor(database, topUp.id, hours(1));
  assert.equal(refusal(await pay()), 'ordering.top-up-over');

  const now = await only(order.checkoutId);
  assert.deepEqual([now.toppedUpFen, now.lines[0]?.finalFen, now.lines[0]?.toppedUpFen], [160, 2_800, 160]);
  const shares = await asCall(db, {}, (call) => sharesOfOrder(call, order.id));
  assert.equal(
    shares.reduce((sum, { fen }) => sum + fen, 0),
    2_640 + 600 + 160,
  );
  assert.equal(shares.find(({ account }) => account === 'producer')?.organisationId, orchard.wei);
  const seen = must(
    await as(visitor, hours(2), (call) => readOrder(call, { number: order.number, token: order.token })),
  );
  assert.equal(seen.topUps[0]?.status, 'paid');

  // Everything can be given back, by the payments it came by.
  await move(order, 'lost', hours(3));
  const lost = await only(order.checkoutId);
  assert.equal(lost.refundedFen, 2_640 + 600 + 160);
  const back = (await refundsFor(order)).map(([, fen]) => Number(fen));
  assert.deepEqual(
    back.toSorted((a, b) => b - a),
    [2_640 + 600, 160],
  );
  await settleRefunds(database, hours(4));
  await booksBalance(db);
});

test('a claim on a line that was topped up can ask for all of it', async () => {
  const order = await paid([[offers.pomelo, 1_000]]);
  must(await pack(orchard.loner, order, [{ position: 1, grams: 1_700, askMore: true }]));
  const topUp = await topUpOf(order);
  must(await as(visitor, hours(1), (call) => payTopUp(call, about(order, topUp.id))));
  await payFor(database, topUp.id, hours(1));
  await move(order, 'collected', hours(2));
  const claimId = newId();
  const ask = (askedFen: number) =>
    as(visitor, hours(3), (call) =>
      claim(call, {
        claimId,
        orderId: order.id,
        token: order.token,
        position: 1,
        reason: 'other',
        words: '',
        askedFen,
      }),
    );
  assert.equal(refusal(await ask(1_361)), 'ordering.claim-amount');
  must(await ask(1_360));
  must(
    await as(orchard.loner, hours(4), (call) =>
      decideClaim(call, { claimId, grantedFen: 1_360, reason: '' }),
    ),
  );
  await settleRefunds(database, hours(5));
  assert.equal((await only(order.checkoutId)).refundedFen, 1_360);
  await booksBalance(db);
});

test('declined or not answered in two days, the seller bears it; money that comes after that goes back', async () => {
  const pomelo = async () => {
    const order = await paid([[offers.pomelo, 1_000]]);
    must(await pack(orchard.loner, order, [{ position: 1, grams: 1_700, askMore: true }]));
    const topUp = await topUpOf(order);
    must(await as(visitor, hours(1), (call) => payTopUp(call, about(order, topUp.id))));
    const notice = await noticeFor(db, topUp.id, hours(1));
    return { order, topUp, notice };
  };
  const no = await pomelo();
  const decline = () => as(visitor, hours(2), (call) => declineTopUp(call, about(no.order, no.topUp.id)));
  must(await decline());
  assert.equal(refusal(await decline()), 'ordering.top-up-over');
  const silent = await pomelo();
  assert.equal(await asCall(db, { now: hours(47) }, lapseTopUps), 0);
  // The one of the first test waits as well.
  assert.equal(await asCall(db, { now: hours(49) }, lapseTopUps), 2);
  assert.equal((await topUpOf(silent.order)).status, 'lapsed');
  for (const { order, notice } of [no, silent]) {
    await asCall(db, { now: hours(50) }, (call) => takeNotices(call, [notice]));
    await settleAll(database, hours(50));
    await settleAll(database, hours(50));
    const after = await only(order.checkoutId);
    assert.deepEqual([after.toppedUpFen, after.refundedFen, after.lines[0]?.finalFen], [40, 40, 1_320]);
    assert.deepEqual(await refundsFor(order), [['late-payment', 40]]);
  }
  await settleRefunds(database, hours(51));
  await booksBalance(db);
});

test('wish 8: growers themselves weigh and mark short their goods in the co-op’s orders; packing begins with that', async () => {
  const order = await paid([
    [offers.kumquats, 2_000],
    [offers.box, 1_000],
  ]);
  const { grower: chen } = orchard;
  const qin: Actor = { personId: newId(), name: '覃大叔', roles: ['grower'], organisationId: orchard.qin };
  const [kumquats] = order.lines;
  assert.deepEqual([...new Set(kumquats?.draws.map(({ producerId }) => producerId))], [orchard.qin]);
  const enter = (actor: Actor, line: LineToPack) =>
    as(actor, hours(0.5), (call) => enterForLine(call, { orderId: order.id, line }));
  assert.equal(refusal(await enter(chen, { position: 1, grams: 980 })), 'ordering.not-allowed');
  assert.equal(refusal(await enter(qin, { position: 1, grams: 9_800 })), 'ordering.reading-slip');
  assert.equal(
    refusal(await enter(qin, { position: 2, grams: 1_500 })),
    'ordering.not-allowed',
    'the box has others’ goods',
  );
  const mine = must(await as(qin, hours(0.5), linesToWeigh));
  assert.deepEqual(
    mine.filter(({ number }) => number === order.number).map(({ line, entry }) => [line.position, entry]),
    [[1, undefined]],
  );
  must(await enter(qin, { position: 1, packedMilli: 0 }));
  must(await enter(qin, { position: 1, packedMilli: 1_500, grams: 740 }));
  const before = await asCall(db, {}, (call) => sharesOfOrder(call, order.id));
  must(await pack(orchard.coopStaff, order, []));
  const packed = await only(order.checkoutId);
  // 740 g of a jin price of 12.90.
  assert.deepEqual([packed.lines[0]?.finalFen, packed.lines[0]?.packed?.milli], [1_909, 1_480]);
  const [weighing] = await asCall(db, {}, (call) => weighingsOf(call, [order.id]));
  assert.deepEqual([weighing?.personName, weighing?.actualGrams], ['覃大叔', 740]);
  assert.deepEqual(await refundsFor(order), [['short', 671]]);
  assert.equal(refusal(await enter(qin, { position: 1, grams: 700 })), 'ordering.not-to-pack');

  // What Qin was short of is not taken from whoever's goods are in the box.
  await settleRefunds(database, hours(2));
  const after = await asCall(db, {}, (call) => sharesOfOrder(call, order.id));
  const of = (shares: typeof after, id: string) =>
    shares
      .filter((share) => share.account === 'producer' && share.organisationId === id)
      .reduce((sum, { fen }) => sum + fen, 0);
  assert.equal(of(after, orchard.chen), of(before, orchard.chen));
  assert.ok(of(after, orchard.qin) < of(before, orchard.qin));
  await booksBalance(db);
});

test('an order that is called off before it is packed forgets what was weighed of it', async () => {
  const order = await paid([[offers.kumquats, 1_000]]);
  const lot = order.lines[0]?.draws[0];
  const whose: Actor = {
    personId: newId(),
    name: '户主',
    roles: ['grower'],
    organisationId: lot?.producerId ?? '',
  };
  must(
    await as(whose, MORNING, (call) =>
      enterForLine(call, { orderId: order.id, line: { position: 1, grams: 480 } }),
    ),
  );
  must(
    await shopper(db).run((call) => cancelOrder(call, { orderId: order.id, token: order.token, words: '' })),
  );
  assert.equal((await only(order.checkoutId)).refundedFen, 1_890);
});
