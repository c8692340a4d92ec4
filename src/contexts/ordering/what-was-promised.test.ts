import assert from 'node:assert/strict';
import test from 'node:test';
import { must } from '#shared/outcome.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { openMarket, shopper } from '../../../test/help/market.ts';
import { POINT } from '../../../test/help/network.ts';
import { freshOf, quote, readOrder } from './index.ts';

const { db } = await testDatabase();
const { offers } = await openMarket(db);

test('an order keeps what its buyer was promised: the day, the fee, and how long what keeps shortest still keeps then', async () => {
  const guest = shopper(db);
  const basketId = await guest.fill([[offers.kumquats, 25_000]]);
  const shown = must(await guest.run((call) => quote(call, { basketId, nodeId: POINT })));
  // Twenty of the 25 斤 were picked on 31 May and keep twenty days; they are there on 2 June.
  const promised = { keepsDays: 18, ofDays: 20 };
  assert.deepEqual(shown.parcels.map(freshOf), [promised]);
  const [order] = must(await guest.order(basketId)).orders;
  const kept = must(
    await guest.run((call) => readOrder(call, { number: order?.number ?? '', token: order?.token })),
  ).order;
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
  const [order] = must(await guest.order(basketId)).orders;
  const kept = must(
    await guest.run((call) => readOrder(call, { number: order?.number ?? '', token: order?.token })),
  ).order;
  assert.equal(kept.promisedKeepsDays, undefined);
});
