import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { checkBook, sharesOfOrder } from '#paying';
import { newId } from '#shared/id.ts';
import { must, type Outcome } from '#shared/outcome.ts';
import { asCall, COUNTY } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { buyer, openMarket, payFor, shopper } from '../../../test/help/market.ts';
import { POINT } from '../../../test/help/network.ts';
import { agreedDays, placeOrder, quote } from './index.ts';
import { ordersOfCheckout } from './orders.ts';

const database = await testDatabase();
const { db } = database;
const market = await openMarket(db);
const { offers, lots, orchard } = market;

const refusal = (outcome: Outcome<unknown>) => (outcome.ok ? 'allowed' : outcome.refusal.code);

async function stock(lotId: string) {
  const { rows } = await sql<{ quantity: string; reserved: string; sold: string }>`
    select quantity, reserved, sold from origin.lot where county_id = ${COUNTY} and id = ${lotId}`.execute(
    db,
  );
  return rows[0];
}

async function counted(table: 'checkout' | 'order' | 'order_line_lot'): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from ordering.${sql.id(table)}`.execute(db);
  return rows[0]?.count ?? 0;
}

test('a quote says what each line costs, from which lots, what is held beyond the estimate, and when it arrives', async () => {
  const guest = shopper(db);
  const basketId = await guest.fill([
    [offers.kumquats, 25_000],
    [offers.pomelo, 2_000],
  ]);
  const shown = must(await guest.run((call) => quote(call, { basketId, nodeId: POINT })));
  assert.equal(shown.problem, undefined);
  // 25 斤 × 12.90 = 322.50; 2 × 1.5 kg × 8.00 = 24.00, held with a tenth: 26.40; one bus, one fee of 6.00
  assert.equal(shown.goodsFen, 32_250 + 2_640);
  assert.equal(shown.deliveryFen, 600);
  assert.equal(shown.totalFen, 35_490);
  assert.equal(shown.heldBeyondFen, 240);
  assert.equal(agreedDays(shown), '2026-06-02');
  const kumquats = must(shown.lines[0]?.filled ?? { ok: false, refusal: { code: 'none', facts: {} } });
  // Qin's were picked a day earlier: they leave first, then Chen's
  assert.deepEqual(
    kumquats.draws.map(({ lotId, milli }) => [lotId, milli]),
    [
      [lots.olderKumquats, 20_000],
      [lots.kumquats, 5_000],
    ],
  );
  assert.deepEqual(
    shown.parcels.map(({ sellerId, deliveryFen }) => [sellerId, deliveryFen]),
    [
      [orchard.coop, 484],
      [orchard.wei, 116],
    ],
  );
});

test('an order reserves its lots and its place on the bus, one order a seller, and empties the basket', async () => {
  const guest = shopper(db);
  const basketId = await guest.fill([
    [offers.kumquats, 4_000],
    [offers.pomelo, 2_000],
  ]);
  const placed = must(await guest.order(basketId));
  assert.equal(placed.orders.length, 2);
  assert.equal(placed.totalFen, 5_160 + 2_640 + 600);
  assert.match(placed.payUrl, /^\/pay\//);
  assert.deepEqual(await stock(lots.olderKumquats), { quantity: '20.000', reserved: '4.000', sold: '0.000' });
  assert.deepEqual(await stock(lots.pomelos), { quantity: '30.000', reserved: '3.000', sold: '0.000' });
  const { rows } = await sql<{ takenKg: string }>`select taken_kg from delivery.service_day`.execute(db);
  assert.deepEqual(rows, [{ takenKg: '5.000' }]);
  const again = must(await guest.run((call) => quote(call, { basketId, nodeId: POINT })));
  assert.equal(again.problem?.code, 'ordering.basket-empty');

  await payFor(database, placed.checkoutId);
  assert.deepEqual(await stock(lots.olderKumquats), { quantity: '20.000', reserved: '0.000', sold: '4.000' });
  const orders = await asCall(db, {}, (call) => ordersOfCheckout(call, placed.checkoutId));
  assert.deepEqual(
    orders.map(({ status }) => status),
    ['paid', 'paid'],
  );
  const pomelo = orders.find(({ sellerId }) => sellerId === orchard.wei);
  const shares = await asCall(db, {}, (call) => sharesOfOrder(call, pomelo?.id ?? ''));
  // 26.40: three percent to who keeps the point, one to the platform, the rest is Wei's; the bus has its 3.60
  assert.deepEqual(
    shares.map(({ account, fen }) => [account, fen]),
    [
      ['producer', 2_535],
      ['carrier', 360],
      ['leader', 79],
      ['platform', 26],
    ],
  );
  const book = await asCall(db, {}, checkBook);
  assert.equal(book.paymentsNotBooked + book.splitsOff + book.sumFen, 0);
});

test('a double click, a retry and the back button make one order', async () => {
  const shopping = shopper(db, { actor: buyer });
  const basketId = await shopping.fill([[offers.box, 1_000]]);
  const before = await counted('order');
  const shown = must(await shopping.run((call) => quote(call, { basketId, nodeId: POINT })));
  const checkoutId = newId();
  const form = {
    checkoutId,
    basketId,
    nodeId: POINT,
    name: '李小红',
    phone: '138 7732 1234',
    lang: 'zh' as const,
    agreedFen: shown.totalFen,
    agreedDays: agreedDays(shown),
  };
  const send = () => shopping.run((call) => placeOrder(call, form));
  const answers = await Promise.all([send(), send(), send()]);
  const late = await send();
  const numbers = [...answers, late].map((answer) =>
    must(answer)
      .orders.map(({ number }) => number)
      .join(),
  );
  assert.equal(new Set(numbers).size, 1);
  assert.equal(await counted('order'), before + 1);
  assert.equal((await stock(lots.oil))?.reserved, '0.500');
});

test('another person who guesses a checkout’s id is not told its order', async () => {
  const shopping = shopper(db, { actor: buyer });
  const basketId = await shopping.fill([[offers.box, 1_000]]);
  const checkoutId = newId();
  must(await shopping.order(basketId, { checkoutId }));
  const stranger = shopper(db);
  const own = await stranger.fill([[offers.box, 1_000]]);
  assert.equal(refusal(await stranger.order(own, { checkoutId })), 'ordering.not-allowed');
});

test('two tabs that order the same basket make one order; the other finds it empty', async () => {
  const shopping = shopper(db);
  const basketId = await shopping.fill([[offers.kumquats, 1_000]]);
  const answers = await Promise.all([shopping.order(basketId), shopping.order(basketId)]);
  assert.deepEqual(answers.map(refusal).toSorted(), ['allowed', 'ordering.basket-empty']);
});

test('a price that is not the one agreed to is shown again, and nothing is taken', async () => {
  const shopping = shopper(db);
  const basketId = await shopping.fill([[offers.kumquats, 1_000]]);
  const before = await counted('checkout');
  const answer = await shopping.run((call) =>
    placeOrder(call, {
      checkoutId: newId(),
      basketId,
      nodeId: POINT,
      name: '李小红',
      phone: '13877321234',
      lang: 'zh',
      agreedFen: 1_790,
      agreedDays: '2026-06-02',
    }),
  );
  assert.deepEqual(answer, {
    ok: false,
    refusal: { code: 'ordering.price-changed', facts: { before: '¥17.90', now: '¥18.90' } },
  });
  assert.equal(await counted('checkout'), before);
});

test('who fills in the form past the cut-off agrees to the new day first', async () => {
  const shopping = shopper(db);
  const basketId = await shopping.fill([[offers.kumquats, 1_000]]);
  const shown = must(await shopping.run((call) => quote(call, { basketId, nodeId: POINT })));
  const evening = shopper(db, { now: new Date('2026-06-01T08:00:00Z') });
  const answer = await evening.run((call) =>
    placeOrder(call, {
      checkoutId: newId(),
      basketId,
      nodeId: POINT,
      name: '李小红',
      phone: '13877321234',
      lang: 'zh',
      agreedFen: shown.totalFen,
      agreedDays: agreedDays(shown),
    }),
  );
  assert.deepEqual(answer, {
    ok: false,
    refusal: { code: 'ordering.day-changed', facts: { now: '2026-06-03' } },
  });
});

test('a form without a name or a phone that can be called is refused with what is missing', async () => {
  const shopping = shopper(db);
  const basketId = await shopping.fill([[offers.kumquats, 1_000]]);
  const form = {
    checkoutId: newId(),
    basketId,
    nodeId: POINT,
    lang: 'zh' as const,
    agreedFen: 1_890,
    agreedDays: '2026-06-02',
  };
  const send = (name: string, phone: string) =>
    shopping.run((call) => placeOrder(call, { ...form, name, phone }));
  assert.equal(refusal(await send('  ', '13877321234')), 'ordering.name-missing');
  assert.equal(refusal(await send('李小红', '1387732')), 'ordering.phone-invalid');
  assert.equal(refusal(await send('李小红', '+86 138-7732-1234')), 'allowed');
});

test('of forty buyers who race for the last ten boxes, ten get one, and nobody is refused without a word', async () => {
  await sql`update origin.lot set reserved = quantity - 5 where id = ${lots.oil}`.execute(db);
  const buyers = Array.from({ length: 40 }, () => shopper(db));
  const baskets = await Promise.all(buyers.map((each) => each.fill([[offers.box, 1_000]])));
  const answers = await Promise.all(buyers.map((each, index) => each.order(baskets[index] ?? '')));
  assert.equal(answers.filter((answer) => answer.ok).length, 10);
  const why = new Set(answers.filter((answer) => !answer.ok).map(refusal));
  assert.deepEqual([...why], ['selling.sold-out']);
  assert.deepEqual(await stock(lots.oil), { quantity: '40.000', reserved: '40.000', sold: '0.000' });
});

test('baskets with the same goods in turned order never wait for each other in a ring', async () => {
  const lines = [
    [offers.kumquats, 500],
    [offers.pomelo, 1_000],
  ] as const;
  const buyers = Array.from({ length: 24 }, () => shopper(db));
  const baskets = await Promise.all(
    buyers.map((each, index) => each.fill(index % 2 === 0 ? lines : lines.toReversed())),
  );
  const answers = await Promise.all(buyers.map((each, index) => each.order(baskets[index] ?? '')));
  // Of thirty kilos of pomelos two are sold: eighteen of a kilo and a half are left.
  assert.deepEqual(
    Object.fromEntries(
      Map.groupBy(answers.map(refusal), (code) => code)
        .entries()
        .map(([code, all]) => [code, all.length]),
    ),
    {
      allowed: 18,
      'selling.sold-out': 6,
    },
  );
});
