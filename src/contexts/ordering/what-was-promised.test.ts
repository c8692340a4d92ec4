import assert from 'node:assert/strict';
import test from 'node:test';
import { must } from '#shared/outcome.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { openMarket, shopper } from '../../../test/help/market.ts';
import { POINT } from '../../../test/help/network.ts';
import { freshOf, quote } from './index.ts';
import { type Order, ordersOfCheckout } from './orders.ts';

const { db } = await testDatabase();
const { offers } = await openMarket(db);

async function orderedBy(guest: ReturnType<typeof shopper>, basketId: string): Promise<Order> {
  const { checkoutId } = must(await guest.order(basketId));
  const [order] = await guest.run((call) => ordersOfCheckout(call, checkoutId));
  return order ?? assert.fail('no order');
}

test('an order keeps what its buyer was promised: the day, the fee, and how long what keeps shortest still keeps then', async () => {
  const guest = shopper(db);
  const basketId = await guest.fill([[offers.kumquats, 25_000]]);
  const shown = must(await guest.run((call) => quote(call, { basketId, nodeId: POINT })));
  // Twenty of the 25 斤 were picked on 31 May and keep twenty days; they are there on 2 June.
  const promised = { keepsDays: 18, ofDays: 20 };
  assert.deepEqual(shown.parcels.map(freshOf), [promised]);
  const kept = await orderedBy(guest, basketId);
  assert.deepEqual(
    [kept.promisedDay, kept.deliveryFen, kept.promisedKeepsDays, kept.promisedOfDays],
    ['2026-06-02', 600, promised.keepsDays, promised.ofDays],
  );
});

test('of what is not picked yet no freshness is promised', async () => {
  const guest = shopper(db);
  const basketId = await guest.fill([[offers.ahead, 2_000]]);
  const shown = must(await guest.run((call) => quote(call, { basketId, nodeId: POINT })));
  assert.deepEqual(shown.parcels.map(freshOf), [undefined]);
  const kept = await orderedBy(guest, basketId);
  assert.equal(kept.promisedKeepsDays, undefined);
});
