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
import { CARRIER, POINT } from '../../../test/help/network.ts';
import {
  answerForLot,
  claim,
  claimTerms,
  decideClaim,
  decideInSilence,
  decideLot,
  lotAtDesk,
  packOrder,
  placeAtOnce,
  readOrder,
  setClaimTerms,
} from './index.ts';
import { type Order, ordersOfCheckout } from './orders.ts';
import { refundsOf } from './refunds.ts';

const database = await testDatabase();
const { db } = database;
const { offers, lots, orchard } = await openMarket(db);

const refusal = (outcome: Outcome<unknown>) => (outcome.ok ? 'allowed' : outcome.refusal.code);
const hours = (count: number) => new Date(MORNING.getTime() + count * 3_600_000);
const as = <T>(actor: Actor, now: Date, run: Parameters<typeof transact<T>>[2]) =>
  transact(db, { county: COUNTY, now, actor }, run);
const officer = (now: Date) => ({ county: COUNTY, now, actor: orchard.officer });

/** Somebody who bought these, paid, had them packed as ordered and has collected them an hour after the morning. */
async function collected(
  lines: readonly (readonly [string, number])[],
  phone = '13877321234',
): Promise<Order> {
  const guest = shopper(db, { phone });
  const { checkoutId } = must(await guest.order(await guest.fill(lines)));
  await payFor(database, checkoutId);
  const order = await only(checkoutId);
  must(
    await as(orchard.coopStaff, MORNING, (call) =>
      packOrder(call, { packingId: newId(), orderId: order.id, lines: [] }),
    ),
  );
  await move(order, 'collected', hours(1));
  return only(checkoutId);
}

async function only(checkoutId: string): Promise<Order> {
  const [order] = await asCall(db, {}, (call) => ordersOfCheckout(call, checkoutId));
  assert.ok(order);
  return order;
}

async function move(order: Order, status: 'ready' | 'collected' | 'lost', at: Date) {
  await asCall(db, { now: at }, (call) =>
    announce(call, 'shipment-moved', { orderId: order.id, status, at: at.toISOString() }),
  );
  await settleAll(database, at);
}

const ask = (
  order: Order,
  more: Partial<Parameters<typeof claim>[1]> & { readonly at?: Date } = {},
): Promise<Outcome<undefined>> => {
  const { at = hours(2), ...input } = more;
  return as(visitor, at, (call) =>
    claim(call, {
      claimId: newId(),
      orderId: order.id,
      token: order.token,
      position: 1,
      reason: 'short',
      words: '少了一些',
      askedFen: 500,
      ...input,
    }),
  );
};

const seen = async (order: Order, at = hours(3)) =>
  must(await as(visitor, at, (call) => readOrder(call, { number: order.number, token: order.token })));

const refundsFor = async (order: Order) =>
  (await asCall(db, {}, (call) => refundsOf(call, [order.id]))).map(({ cause, fen, borneBy }) => [
    cause,
    fen,
    borneBy,
  ]);

test('wish 15: a claim nobody answers by its deadline is granted, at the seller’s cost; one minute earlier it is not', async () => {
  const order = await collected([[offers.kumquats, 2_000]]);
  must(await ask(order, { askedFen: 700 }));
  const [claimed] = (await seen(order)).claims;
  assert.deepEqual(claimed?.decideBy, hours(2 + 48));
  const silent = (at: Date) => asCall(db, { now: at }, decideInSilence);
  assert.equal(await silent(new Date(hours(50).getTime() - 60_000)), 0);
  assert.equal(await silent(hours(50)), 1);
  assert.equal(await silent(hours(50)), 0);
  const [decided] = (await seen(order, hours(51))).claims;
  assert.deepEqual(
    [decided?.status, decided?.grantedFen, decided?.decidedAs, decided?.borneBy, decided?.decidedByName],
    ['granted', 700, 'silence', 'seller', undefined],
  );
  assert.deepEqual(await refundsFor(order), [['claim', 700, 'seller']]);
  await booksBalance(db);
});

test('a small sum with a photo goes back at once by the terms, a few times for one buyer', async () => {
  const set = (actor: Actor, smallFen: number, hoursToDecide = 24) =>
    as(actor, hours(1), (call) => setClaimTerms(call, { hoursToDecide, smallFen, smallTimes: 2 }));
  assert.equal(refusal(await set(orchard.officer, 600, 0)), 'ordering.terms-invalid');
  must(await set(orchard.officer, 600));
  must(await set(orchard.coopStaff, 900, 72));
  assert.deepEqual(must(await as(orchard.coopStaff, hours(1), claimTerms)), {
    county: { hoursToDecide: 24, smallFen: 600, smallTimes: 2 },
    seller: { hoursToDecide: 72, smallFen: 900, smallTimes: 2 },
  });

  const phone = '13877320001';
  const order = await collected([[offers.kumquats, 3_000]], phone);
  const status = async () => (await seen(order)).claims.map((each) => [each.status, each.decidedAs]);
  const photo = { pictureIds: [newId()] };
  must(await ask(order, { askedFen: 900 }));
  assert.deepEqual(await status(), [['asked', undefined]], 'without a photo somebody looks at it');
  // The seller said 72 hours; the county's 24 hold.
  assert.deepEqual((await seen(order)).claims[0]?.decideBy, hours(2 + 24));
  const [first] = (await seen(order)).claims;
  must(
    await as(orchard.coopStaff, hours(2), (call) =>
      decideClaim(call, { claimId: first?.id ?? '', grantedFen: null, reason: '照片看不清' }),
    ),
  );
  for (const askedFen of [900, 300]) must(await ask(order, { ...photo, askedFen }));
  must(await ask(order, { ...photo, askedFen: 300 }));
  assert.deepEqual(
    await status(),
    [
      ['refused', 'answer'],
      ['granted', 'small'],
      ['granted', 'small'],
      ['asked', undefined],
    ],
    'the third within ninety days is looked at',
  );
  must(
    await as(orchard.officer, hours(1), (call) =>
      setClaimTerms(call, { hoursToDecide: 48, smallFen: 0, smallTimes: 0 }),
    ),
  );
  must(
    await as(orchard.coopStaff, hours(1), (call) =>
      setClaimTerms(call, { hoursToDecide: 48, smallFen: 0, smallTimes: 0 }),
    ),
  );
  await booksBalance(db);
});

test('wish 15: others in the lot are asked; one tap says theirs is fine or joins for the same part, once', async () => {
  const first = await collected([[offers.kumquats, 2_000]]);
  const second = await collected([[offers.kumquats, 4_000]]);
  const third = await collected([[offers.kumquats, 1_000]]);
  const elsewhere = await collected([[offers.box, 1_000]]);
  assert.deepEqual((await seen(second)).questions, []);
  const noticesBefore = await notices();

  // 2 jin came to 25.80: a quarter of it.
  must(await ask(first, { reason: 'spoiled', askedFen: 645 }));
  assert.deepEqual((await seen(first)).questions, [], 'whoever claimed is not asked about it');
  const [question] = (await seen(second)).questions;
  assert.ok(question);
  assert.deepEqual([question.bad, question.fine, question.answer], [1, 0, null]);
  await settleAll(database, hours(2));
  assert.ok((await notices()) - noticesBefore >= 2, 'the others were told on their phones');
  const afterFirst = await notices();
  assert.equal(refusal(await ask(first, { reason: 'other', askedFen: 100 })), 'ordering.claim-standing');

  const answer = (
    order: Order,
    fine: boolean,
    at = hours(3),
    claimId = newId(),
    token: string | undefined = order.token,
  ) =>
    as(visitor, at, (call) =>
      answerForLot(call, { orderId: order.id, token, questionId: question.id, position: 1, fine, claimId }),
    );
  assert.equal(refusal(await answer(second, false, hours(3), newId(), 'x')), 'ordering.not-allowed');
  const claimId = newId();
  must(await answer(second, false, hours(60), claimId));
  must(await answer(second, false, hours(60), claimId));
  must(await answer(third, true));
  const joined = (await seen(second)).claims;
  assert.deepEqual(
    joined.map(({ reason, askedFen, status }) => [reason, askedFen, status]),
    [['spoiled', 1_290, 'asked']],
    'a quarter of 51.60, though 48 hours were over',
  );
  const said = must(
    await as(orchard.officer, hours(4), (call) => lotAtDesk(call, { lotId: lots.olderKumquats })),
  ).said;
  assert.deepEqual([said.bad, said.fine], [2, 1]);
  await settleAll(database, hours(60));
  assert.equal(await notices(), afterFirst, 'a second claim on the lot asks nobody again');
  assert.equal(refusal(await answer(third, false, hours(75))), 'ordering.question-over');
  assert.deepEqual(
    (await seen(elsewhere)).questions.filter(({ lotId }) => lotId === lots.oil),
    [],
  );
});

test('wish 15: one decision for a lot pays everybody back once, whoever has something already gets what is missing', async () => {
  const decisionId = newId();
  const decide = (actor: Actor, more: Partial<Parameters<typeof decideLot>[1]> = {}) =>
    as(actor, hours(5), (call) =>
      decideLot(call, {
        decisionId,
        lotId: lots.olderKumquats,
        reach: 'all',
        basisPoints: 5_000,
        borneBy: 'seller',
        reason: '这一批采后淋了雨，每位退一半',
        ...more,
      }),
    );
  assert.equal(refusal(await decide(orchard.loner)), 'ordering.lot-reaches-nobody');
  assert.equal(refusal(await decide(orchard.coopStaff, { reason: ' ' })), 'ordering.reason-missing');
  assert.equal(refusal(await decide(orchard.coopStaff, { basisPoints: 10_001 })), 'ordering.part-invalid');
  assert.equal(refusal(await decide(orchard.coopStaff, { borneBy: 'carrier' })), 'ordering.bearer-not-yours');

  const half = await everyLineOf(lots.olderKumquats);
  const { lines } = must(await decide(orchard.coopStaff));
  assert.equal(lines, half.length);
  must(await decide(orchard.coopStaff));
  await settleAll(database, hours(5));
  // Announced once more, as after a process was killed: nobody is paid twice.
  await asCall(db, { now: hours(6) }, (call) => announce(call, 'lot-decided', { decisionId }));
  await settleAll(database, hours(6));

  const after = await everyLineOf(lots.olderKumquats);
  for (const [index, line] of after.entries()) {
    const due = Math.floor(line.lotFen / 2 + 0.5);
    const before = half[index]?.refundedFen ?? 0;
    assert.equal(line.refundedFen, Math.max(before, due), `order ${line.number}`);
  }
  const { rows: waiting } = await sql`
    select c.id from ordering.claim c join ordering.order_line_lot d on d.order_id = c.order_id and d.position = c.position
    where c.status = 'asked' and d.lot_id = ${lots.olderKumquats}`.execute(db);
  assert.deepEqual(waiting, [], 'claims that waited are answered by it');
  const lot = must(
    await as(orchard.coopStaff, hours(6), (call) => lotAtDesk(call, { lotId: lots.olderKumquats })),
  );
  assert.equal(lot.said.until, null, 'nobody is asked any more');
  assert.ok(lot.decisions[0]?.carriedOutAt);
  await booksBalance(db);
});

test('what the carrier is to blame for costs neither grower nor point a fen: the book says what it owes', async () => {
  const order = await collected([[offers.kumquats, 2_000]]);
  const before = await asCall(db, {}, (call) => sharesOfOrder(call, order.id));
  const claimId = newId();
  must(await ask(order, { claimId, reason: 'late', askedFen: 2_580 }));
  const grant = (actor: Actor) =>
    as(actor, hours(4), (call) =>
      decideClaim(call, { claimId, grantedFen: 2_580, reason: '车晚了两天', borneBy: 'carrier' }),
    );
  assert.equal(refusal(await grant(orchard.coopStaff)), 'ordering.bearer-not-yours');
  must(await grant(orchard.officer));
  await settleRefunds(database, hours(5));
  const after = await asCall(db, {}, (call) => sharesOfOrder(call, order.id));
  const held = (shares: typeof after, account: string) =>
    shares.filter((share) => share.account === account).reduce((sum, share) => sum + share.fen, 0);
  for (const account of ['producer', 'coop', 'leader', 'platform']) {
    assert.equal(held(after, account), held(before, account), account);
  }
  assert.equal(held(after, 'carrier'), held(before, 'carrier') - 2_580);
  assert.equal(after.find(({ account }) => account === 'carrier')?.organisationId, CARRIER);
  await booksBalance(db);
});

test('a lost parcel is the carrier’s to bear', async () => {
  const guest = shopper(db);
  const { checkoutId } = must(await guest.order(await guest.fill([[offers.kumquats, 1_000]])));
  await payFor(database, checkoutId);
  const order = await only(checkoutId);
  const before = await asCall(db, {}, (call) => sharesOfOrder(call, order.id));
  await move(order, 'lost', hours(1));
  assert.deepEqual(await refundsFor(order), [['lost', 1_890, 'carrier']]);
  await settleRefunds(database, hours(2));
  const after = await asCall(db, {}, (call) => sharesOfOrder(call, order.id));
  const producer = (shares: typeof after) => shares.find(({ account }) => account === 'producer')?.fen;
  assert.equal(producer(after), producer(before));
  assert.equal(
    after.reduce((sum, { fen }) => sum + fen, 0),
    0,
    'the buyer has it all back',
  );
  await booksBalance(db);
});

test('of a box, the part that is the lot’s goes back to each of its buyers', async () => {
  const buyers = await Promise.all([1, 2, 3].map(() => collected([[offers.box, 1_000]])));
  const decisionId = newId();
  await transact(db, officer(hours(5)), (call) =>
    decideLot(call, {
      decisionId,
      lotId: lots.oil,
      reach: 'all',
      basisPoints: 10_000,
      borneBy: 'platform',
      reason: '油瓶漏了',
    }),
  );
  await settleAll(database, hours(5));
  const refunds = await Promise.all(buyers.map(refundsFor));
  // A box's price is shared evenly by what is in it: oil and kumquats.
  assert.deepEqual(refunds, [
    [['claim', 3_400, 'platform']],
    [['claim', 3_400, 'platform']],
    [['claim', 3_400, 'platform']],
  ]);
  await settleRefunds(database, hours(6));
  await booksBalance(db);
});

test('more than fifty buyers of one lot are paid back in steps, each once, though every step is heard twice', async () => {
  const wishes = Array.from({ length: 70 }, (_, index) => ({
    checkoutId: newId(),
    offerId: offers.kumquats,
    milli: 500,
    nodeId: POINT,
    name: '李小红',
    phone: `1387732${String(2_000 + index)}`,
    lang: 'zh' as const,
    agreedFen: 1_245,
    agreedDay: '2026-06-02',
    actor: visitor,
  }));
  const placed = await asCall(db, {}, (call) => placeAtOnce(call, wishes));
  assert.ok(
    placed.every(({ ok }) => ok),
    JSON.stringify(placed.find(({ ok }) => !ok)),
  );
  const paid = await Promise.all(wishes.map(({ checkoutId }) => noticeFor(db, checkoutId)));
  await asCall(db, {}, (call) => takeNotices(call, paid));
  await settleAll(database);
  for (const { checkoutId } of wishes) {
    const { id: orderId } = await only(checkoutId);
    const packing = { packingId: newId(), orderId, lines: [] };
    must(await as(orchard.coopStaff, MORNING, (call) => packOrder(call, packing)));
  }
  const { rows } = await sql<{ lotId: string }>`
    select d.lot_id from ordering.order_line_lot d join ordering."order" o on o.id = d.order_id
    where o.checkout_id = ${wishes.at(-1)?.checkoutId} `.execute(db);
  const lotId = rows[0]?.lotId ?? '';
  const decisionId = newId();
  const decision = {
    decisionId,
    lotId,
    reach: 'all',
    basisPoints: 10_000,
    borneBy: 'seller',
    reason: '全坏了',
  } as const;
  must(await as(orchard.officer, hours(7), (call) => decideLot(call, decision)));
  await asCall(db, { now: hours(7) }, (call) => announce(call, 'lot-decided', { decisionId }));
  await settleAll(database, hours(7));
  // Half a jin each; boxes with goods of the lot have something back for their oil as well.
  const lines = (await everyLineOf(lotId)).filter(({ lotFen }) => Number(lotFen) === 645);
  assert.ok(lines.length > 50, `${lines.length} lines`);
  assert.deepEqual([...new Set(lines.map(({ refundedFen }) => Number(refundedFen)))], [645]);
  await booksBalance(db);
});

async function notices(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from people.notice where template = 'lot-asked'`.execute(db);
  return rows[0]?.count ?? 0;
}

/** The packed lines with goods of a lot, with what those came to. Every line here draws on one lot of each product. */
async function everyLineOf(lotId: string) {
  const { rows } = await sql<{ number: string; lotFen: number; refundedFen: number }>`
    select o.number, n.refunded_fen,
           n.final_fen / (select count(distinct product_code) from ordering.order_line_lot p
                          where p.order_id = n.order_id and p.position = n.position) as lot_fen
    from ordering.order_line n
    join ordering."order" o on o.id = n.order_id and o.packed_at is not null and o.ended_at is null
    join ordering.order_line_lot d on d.order_id = n.order_id and d.position = n.position and d.lot_id = ${lotId}
    order by o.number`.execute(db);
  return rows;
}
