import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { issueCertificate } from '#origin';
import { addOffers } from '#selling';
import { type Actor, visitor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must, type Outcome } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { booksBalance, openMarket, payFor, settleAll, shopper } from '../../../test/help/market.ts';
import { KUMQUAT, picked } from '../../../test/help/orchard.ts';
import { aDraft } from '../../../test/help/stall.ts';
import {
  cancelOrder,
  chooseIfShort,
  packOrder,
  readShortHarvest,
  type ShareRule,
  type Sharing,
  shareHarvest,
  soldAhead,
} from './index.ts';
import type { IfShort } from './kernel/if-short.ts';
import { type Order, ordersOfCheckout } from './orders.ts';
import { refundsOf } from './refunds.ts';
import { type Harvest, sharedLinesOf } from './short-harvests.ts';

const PICKING = new Date('2026-06-20T02:00:00Z');
const PACKING = new Date('2026-06-22T00:00:00Z');
const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'done' : outcome.refusal.code);

/** A market of its own for each test, in which people have ordered kumquats ahead, one after the other. */
async function aheadOf(orders: readonly (readonly [jin: number, choice: IfShort])[]) {
  const database = await testDatabase();
  const { db } = database;
  const market = await openMarket(db);
  const placed: Order[] = [];
  for (const [place, [jin, choice]] of orders.entries()) {
    const now = new Date(MORNING.getTime() + place * 60_000);
    const guest = shopper(db, { now, phone: `1387732${1000 + place}` });
    const { ahead } = market.offers;
    const filled = await guest.fill([[ahead, jin * 1000]]);
    const { checkoutId } = must(await guest.order(filled, { ifShort: new Map([[ahead, choice]]) }));
    await payFor(database, checkoutId, now);
    placed.push(await orderOf(checkoutId));
  }
  const { coop } = market.orchard;
  const harvest: Harvest = { sellerId: coop, productCode: KUMQUAT, grade: 'first', untilDay: '2026-06-20' };
  async function orderOf(checkoutId: string): Promise<Order> {
    const [order] = await asCall(db, {}, (call) => ordersOfCheckout(call, checkoutId));
    assert.ok(order);
    return order;
  }
  return {
    ...{ database, db, market, placed, harvest },
    now: () => Promise.all(placed.map(({ checkoutId }) => orderOf(checkoutId))),
  };
}

type Ahead = Awaited<ReturnType<typeof aheadOf>>;

async function pick(
  { db, market }: Pick<Ahead, 'db' | 'market'>,
  amount: string,
  grade = 'first',
): Promise<string> {
  return asCall(db, { now: PICKING }, async (call) => {
    const lot = await picked(call, market.orchard.plots.river, { amount, grade });
    must(await issueCertificate(call, { id: newId(), lotId: lot.id, basis: ['quality-control'] }));
    return lot.id;
  });
}

/** Second-grade kumquats of the co-op, at 9.00 a jin. */
async function secondGrade({ db, market }: Ahead): Promise<string> {
  const draft = aDraft(market.orchard.coop, {
    ...{ grade: 'second', titleZh: '二级金桔', titleEn: 'Second-grade kumquats', priceFen: 900 },
  });
  must(await asCall(db, {}, (call) => addOffers(call, { drafts: [draft] })));
  return draft.id;
}

function look({ db, harvest }: Ahead, actor: Actor, standInId?: string) {
  return transact(db, { county: COUNTY, now: PACKING, actor }, (call) =>
    readShortHarvest(call, { harvest, standInId }),
  );
}

async function share(ahead: Ahead, rule: ShareRule, more: Partial<Sharing> = {}, actor?: Actor) {
  const staff = ahead.market.orchard.coopStaff;
  const { wanted, there } = must(await look(ahead, staff));
  const seen = { wanted: wanted.milli, there: there.milli };
  const asked = { id: newId(), harvest: ahead.harvest, rule, seen, ...more };
  const outcome = await transact(ahead.db, { county: COUNTY, now: PACKING, actor: actor ?? staff }, (call) =>
    shareHarvest(call, asked),
  );
  await settleAll(ahead.database, PACKING);
  return outcome;
}

function pack({ db, market }: Ahead, order: Order, packedMilli?: number) {
  const lines = packedMilli === undefined ? [] : [{ position: 1, packedMilli }];
  return transact(db, { county: COUNTY, now: PACKING, actor: market.orchard.coopStaff }, (call) =>
    packOrder(call, { packingId: newId(), orderId: order.id, lines }),
  );
}

async function stockOf({ db }: Ahead, lotId: string) {
  const { rows } = await sql<{ sold: string; reserved: string }>`
    select trim_scale(sold)::text as sold, trim_scale(reserved)::text as reserved from origin.lot where id = ${lotId}`.execute(
    db,
  );
  return rows[0];
}

async function messages({ db }: Ahead): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select text from people.notice where template = 'short-harvest' order by phone`.execute(db);
  return rows.map(({ text }) => text);
}

const gets = (order: Order | undefined) =>
  order?.lines.map(({ given, quantity }) => (given ?? quantity).milli / 1000);

test('wish 7: a short harvest is known first, then shared in proportion, and everyone is told before anything is packed', async () => {
  const ahead = await aheadOf([
    [10, 'refund'],
    [20, 'refund'],
    [5, 'refund'],
  ]);
  const lot = await pick(ahead, '14');
  const [first] = ahead.placed;
  assert.ok(first);
  assert.equal(code(await pack(ahead, first)), 'ordering.harvest-short');
  assert.equal((await messages(ahead)).length, 0);

  must(await share(ahead, 'proportional'));
  const orders = await ahead.now();
  assert.deepEqual(orders.map(gets), [[4], [8], [2]]);
  assert.deepEqual(
    orders.map(({ refundedFen }) => refundedFen),
    [6 * 1190, 12 * 1190, 3 * 1190],
  );
  assert.deepEqual(await stockOf(ahead, lot), { sold: '14', reserved: '0' });
  assert.deepEqual(await messages(ahead), [
    `【卖得好】订单 ${orders[0]?.number}：六月金桔预售采收不足，已按比例分配，您订 10 斤，能发 4 斤；其余退回 ¥71.40。`,
    `【卖得好】订单 ${orders[1]?.number}：六月金桔预售采收不足，已按比例分配，您订 20 斤，能发 8 斤；其余退回 ¥142.80。`,
    `【卖得好】订单 ${orders[2]?.number}：六月金桔预售采收不足，已按比例分配，您订 5 斤，能发 2 斤；其余退回 ¥35.70。`,
  ]);

  must(await pack(ahead, first));
  const [packed] = await ahead.now();
  assert.deepEqual(
    packed?.lines.map(({ finalFen, packed: what, draws }) => [
      finalFen,
      what?.milli,
      draws[0]?.quantity.milli,
    ]),
    [[4 * 1190, 4_000, 4_000]],
  );
  const refunds = await asCall(ahead.db, {}, (call) => refundsOf(call, [first.id]));
  assert.deepEqual(
    refunds.map(({ cause, fen }) => [cause, fen]),
    [['harvest-short', 6 * 1190]],
  );
  await booksBalance(ahead.db);
});

test('the seller sees what everyone would get by each rule before deciding, and looking takes nothing', async () => {
  const ahead = await aheadOf([
    [1, 'refund'],
    [20, 'refund'],
    [9, 'refund'],
  ]);
  const lot = await pick(ahead, '15');
  const shown = must(await look(ahead, ahead.market.orchard.coopStaff));
  const given = Object.fromEntries(
    Object.entries(shown.rules).map(([rule, shares]) => [
      rule,
      shares.map((each) => each.given.milli / 1000),
    ]),
  );
  assert.deepEqual(given, {
    proportional: [0.5, 10, 4.5],
    'minimum-first': [1, 9.44, 4.56],
    'first-come': [1, 14, 0],
  });
  assert.deepEqual(await stockOf(ahead, lot), { sold: '0', reserved: '0' });
  const [row] = must(
    await asCall(ahead.db, { now: PACKING, actor: ahead.market.orchard.coopStaff }, (call) =>
      soldAhead(call),
    ),
  );
  assert.deepEqual(
    [row?.orders, row?.wanted.milli, row?.there.milli, row?.short, row?.picking],
    [3, 30_000, 15_000, true, false],
  );
});

test('whoever asked at checkout for other goods gets them for no more than was paid, and the rest of the money', async () => {
  const ahead = await aheadOf([
    [10, 'substitute'],
    [10, 'refund'],
  ]);
  await pick(ahead, '10');
  const seconds = await pick(ahead, '50', 'second');
  const standInId = await secondGrade(ahead);
  const shown = must(await look(ahead, ahead.market.orchard.coopStaff, standInId));
  assert.deepEqual(
    shown.standIns.map(({ id }) => id),
    [standInId],
  );
  must(await share(ahead, 'proportional', { standInId }));
  const [first, second] = await ahead.now();
  // Five jin at 9.00 for five at 11.90: the difference comes back.
  assert.deepEqual(
    first?.lines.map(({ titleZh, quantity, heldFen, standsInFor }) => [
      titleZh,
      quantity.milli,
      heldFen,
      standsInFor,
    ]),
    [
      ['六月金桔预售', 10_000, 11_900 - 4_500, undefined],
      ['二级金桔', 5_000, 4_500, 1],
    ],
  );
  assert.deepEqual([first?.refundedFen, second?.refundedFen], [5_950 - 4_500, 5_950]);
  assert.deepEqual(await stockOf(ahead, seconds), { sold: '5', reserved: '0' });
  assert.match((await messages(ahead))[0] ?? '', /能发 5 斤；其余改发 5 斤 二级金桔，退回 ¥14\.50。$/);
  assert.ok(first);
  must(await pack(ahead, first));
  const [packed] = await ahead.now();
  assert.deepEqual(
    packed?.lines.map(({ finalFen }) => finalFen),
    [5_950, 4_500],
  );
  assert.equal(packed?.refundedFen, 1_450);
  await booksBalance(ahead.db);
});

test('where nothing is there to stand in, the money comes back', async () => {
  const ahead = await aheadOf([
    [10, 'substitute'],
    [10, 'substitute'],
  ]);
  await pick(ahead, '10');
  // Enough for one of the two, and a substitute is sent whole or not at all.
  await pick(ahead, '9', 'second');
  must(await share(ahead, 'proportional', { standInId: await secondGrade(ahead) }));
  const orders = await ahead.now();
  assert.deepEqual(
    orders.map(({ lines }) => lines.length),
    [2, 1],
  );
  assert.equal(orders[1]?.refundedFen, 5_950);
});

test('an order that gets nothing at all ends and is paid back whole, its delivery too', async () => {
  const ahead = await aheadOf([
    [10, 'refund'],
    [10, 'refund'],
  ]);
  await pick(ahead, '10');
  must(await share(ahead, 'first-come'));
  const [first, last] = await ahead.now();
  assert.deepEqual([first?.status, first?.refundedFen], ['paid', 0]);
  assert.deepEqual([last?.status, last?.endCause], ['cancelled', 'harvest-short']);
  assert.equal(last?.refundedFen, (last?.goodsFen ?? 0) + (last?.deliveryFen ?? 0));
  const [full] = await messages(ahead);
  assert.match(full ?? '', /已按下单先后分配，您的 10 斤 照数发。$/);
  await booksBalance(ahead.db);
});

test('sharing is the seller’s to decide, once, on what they saw, and only when the harvest is short', async () => {
  const ahead = await aheadOf([
    [10, 'refund'],
    [20, 'refund'],
  ]);
  const { officer, loner, coopStaff } = ahead.market.orchard;
  await pick(ahead, '12');
  assert.equal(code(await look(ahead, officer)), 'done');
  assert.equal(code(await look(ahead, loner)), 'ordering.not-allowed');
  assert.equal(code(await share(ahead, 'proportional', {}, officer)), 'ordering.not-allowed');
  assert.equal(code(await share(ahead, 'proportional', {}, loner)), 'ordering.not-allowed');
  const stale = { wanted: 30_000, there: 11_000 };
  assert.equal(code(await share(ahead, 'proportional', { seen: stale })), 'ordering.harvest-changed');
  const id = newId();
  const seen = { wanted: 30_000, there: 12_000 };
  const twice = () =>
    transact(ahead.db, { county: COUNTY, now: PACKING, actor: coopStaff }, (call) =>
      shareHarvest(call, { id, harvest: ahead.harvest, rule: 'proportional', seen }),
    );
  const both = await Promise.all([twice(), twice()]);
  assert.deepEqual(both.map(code), ['done', 'done']);
  assert.equal((await messages(ahead)).length, 2);
  assert.deepEqual((await ahead.now()).map(gets), [[4], [8]]);
  // Nothing more is sold ahead of it.
  const late = shopper(ahead.db, { now: PICKING });
  await assert.rejects(late.fill([[ahead.market.offers.ahead, 1_000]]), /selling\.(sold-out|not-enough)/);

  const enough = await aheadOf([[10, 'refund']]);
  await pick(enough, '12');
  assert.equal(code(await share(enough, 'proportional')), 'ordering.harvest-enough');
});

test('no more is packed than was given, and a buyer who calls off afterwards gives it back', async () => {
  const ahead = await aheadOf([
    [10, 'refund'],
    [10, 'refund'],
  ]);
  const lot = await pick(ahead, '10');
  must(await share(ahead, 'proportional'));
  const [one, other] = await ahead.now();
  assert.ok(one && other);
  assert.equal(code(await pack(ahead, one, 6_000)), 'ordering.packed-invalid');
  must(await pack(ahead, one, 4_000));
  const off = { orderId: other.id, token: other.token, words: '' };
  must(await shopper(ahead.db, { now: PACKING }).run((call) => cancelOrder(call, off)));
  await settleAll(ahead.database, PACKING);
  assert.deepEqual(await stockOf(ahead, lot), { sold: '4', reserved: '0' });
  const [packed, ended] = await ahead.now();
  assert.equal(packed?.refundedFen, 6 * 1190);
  assert.equal(ended?.refundedFen, (ended?.goodsFen ?? 0) + (ended?.deliveryFen ?? 0));
  const shared = await asCall(ahead.db, {}, (call) => sharedLinesOf(call, [one.id]));
  assert.deepEqual(
    shared.map(({ rule, wanted, given, refundedFen }) => [rule, wanted.milli, given.milli, refundedFen]),
    [['proportional', 10_000, 5_000, 5_950]],
  );
  await booksBalance(ahead.db);
});

test('what to do about a short harvest can be changed by its buyer until it is shared, and not after', async () => {
  const ahead = await aheadOf([
    [10, 'refund'],
    [10, 'refund'],
  ]);
  const [first, second] = ahead.placed;
  assert.ok(first && second);
  const choose = (order: Order, ifShort: IfShort, token: string | undefined = order.token) =>
    transact(ahead.db, { county: COUNTY, now: PACKING, actor: visitor }, (call) =>
      chooseIfShort(call, { orderId: order.id, token, position: 1, ifShort }),
    );
  assert.equal(code(await choose(first, 'substitute', second.token)), 'ordering.not-allowed');
  must(await choose(first, 'substitute'));
  await pick(ahead, '10');
  await pick(ahead, '50', 'second');
  must(await share(ahead, 'proportional', { standInId: await secondGrade(ahead) }));
  const [changed, kept] = await ahead.now();
  assert.deepEqual(
    [changed?.lines.length, kept?.lines.length],
    [2, 1],
    'other goods came for the first alone',
  );
  assert.equal(code(await choose(second, 'substitute')), 'ordering.choice-over');
  await booksBalance(ahead.db);
});
