import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillLine, setGroupPrice } from '#selling';
import { must, type Outcome } from '#shared/outcome.ts';
import { asCall } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { join, openGroup, weekly } from '../../../test/help/group.ts';
import { booksBalance, openMarket, payFor } from '../../../test/help/market.ts';
import { cyclePage } from './index.ts';

const database = await testDatabase();
const { db } = database;
const { offers, orchard } = await openMarket(db);
const set = (priceFen: number | null, actor = orchard.coopStaff) =>
  asCall(db, { actor }, (call) => setGroupPrice(call, { offerId: offers.kumquats, priceFen }));
const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'done' : outcome.refusal.code);

test('a price for group buys alone: the seller’s to set, below the shop’s, paid by members and by nobody else', async () => {
  assert.equal(code(await set(1_000, orchard.loner)), 'selling.not-yours');
  assert.equal(code(await set(1_290)), 'selling.group-price');
  must(await set(1_090));
  const { cycleId } = await openGroup(db, weekly([{ offerId: offers.kumquats, least: 0 }]));
  const item = async () => must(await asCall(db, {}, (call) => cyclePage(call, { cycleId }))).items[0];
  const offer = (await item())?.card?.offer;
  assert.deepEqual([offer?.priceFen, offer?.aloneFen], [1_090, 1_290]);

  const joined = must(await join(db, cycleId, [[offers.kumquats, 2_000]]));
  await payFor(database, joined.checkoutId);
  const lines = await db
    .selectFrom('ordering.orderLine')
    .select(['priceFen', 'heldFen'])
    .where('orderId', '=', joined.orders[0]?.id ?? '')
    .execute();
  assert.deepEqual(lines, [{ priceFen: 1_090, heldFen: 2_180 }]);
  const alone = await asCall(db, {}, (call) =>
    fillLine(call, { offerId: offers.kumquats, milli: 2_000, goodOn: '2026-06-02' }),
  );
  assert.equal(must(alone).heldFen, 2_580);

  must(await set(null));
  assert.equal((await item())?.card?.offer.priceFen, 1_290);
  await booksBalance(db);
});
