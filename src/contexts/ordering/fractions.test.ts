import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { addOffers } from '#selling';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { asCall } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { booksBalance, openMarket, payFor, shopper } from '../../../test/help/market.ts';
import { KUMQUAT } from '../../../test/help/orchard.ts';
import { addToBasket, cancelOrder } from './index.ts';
import { ordersOfCheckout } from './orders.ts';

const database = await testDatabase();
const { db } = database;
const { orchard, lots } = await openMarket(db);

/** Kumquats by the tenth of a kilo, from lots that are kept in 斤. */
const byTheTenth = newId();
must(
  await asCall(db, {}, (call) =>
    addOffers(call, {
      drafts: [
        {
          id: byTheTenth,
          sellerId: orchard.coop,
          form: 'by-weight',
          productCode: KUMQUAT,
          grade: 'first',
          titleZh: '金桔零称',
          titleEn: 'Kumquats by the tenth of a kilo',
          priceFen: 1990,
          priceUnit: 'kg',
          soldUnit: 'kg',
          step: 100,
          least: 100,
          most: 5_000,
          onFrom: '2026-01-01',
          onUntil: '2027-12-31',
        },
      ],
    }),
  ),
);

async function sold(): Promise<string | undefined> {
  const { rows } = await sql<{ sold: string }>`
    select trim_scale(sold)::text as sold from origin.lot where id = ${lots.olderKumquats}`.execute(db);
  return rows[0]?.sold;
}

async function buy(milli: number) {
  const guest = shopper(db);
  const { checkoutId } = must(await guest.order(await guest.fill([[byTheTenth, milli]])));
  await payFor(database, checkoutId);
  const [order] = await asCall(db, {}, (call) => ordersOfCheckout(call, checkoutId));
  assert.ok(order);
  return order;
}

test('wish 2: a tenth and two tenths of a kilo are three tenths, in stock, price and order, and come back exactly', async () => {
  const tenth = await buy(100);
  // 0.1 kg × 19.90 = 1.99, and 0.1 kg are 0.2 斤 of the lot.
  assert.deepEqual([tenth.goodsFen, tenth.lines[0]?.quantity], [199, { milli: 100, unit: 'kg' }]);
  assert.equal(await sold(), '0.2');
  const two = await buy(200);
  assert.deepEqual([two.goodsFen, await sold()], [398, '0.6']);
  for (let more = 0; more < 7; more += 1) await buy(100);
  assert.equal(await sold(), '2', 'ten tenths of a kilo are two 斤, with nothing left over');
  must(await shopper(db).run((call) => cancelOrder(call, { orderId: two.id, token: two.token, words: '' })));
  assert.equal(await sold(), '1.6');
  await booksBalance(db);
});

test('wish 2: what is finer than the seller weighs out is refused with the steps there are, never rounded', async () => {
  const fill = (milli: number) =>
    asCall(db, {}, (call) => addToBasket(call, { basketId: undefined, offerId: byTheTenth, milli }));
  const refused = await fill(150);
  assert.ok(!refused.ok);
  assert.equal(refused.refusal.code, 'selling.quantity');
  assert.deepEqual((await fill(50)).ok, false);
});
