import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readStatement } from '#paying';
import { type Actor, visitor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { booksBalance, openMarket, payFor, settleRefunds, shopper } from '../../../test/help/market.ts';
import { driver, pointKeeper } from '../../../test/help/network.ts';
import { packOrder } from './index.ts';
import { ordersOfCheckout } from './orders.ts';

const database = await testDatabase();
const { db } = database;
const { offers, orchard } = await openMarket(db);

/** What somebody's account says for the day: earned, given back, and what is left to be paid out to them. */
async function account(actor: Actor): Promise<[number, number, number]> {
  const asked = { from: '2026-06-01', until: '2026-06-01', limit: 50, offset: 0 };
  const page = must(await asCall(db, { actor }, (call) => readStatement(call, asked)));
  return [page.earnedFen, page.givenBackFen, page.earnedFen - page.givenBackFen];
}

test('wish 14: one payment is split among growers, co-op, carrier and keeper, and what is paid back is counted in each one’s account', async () => {
  const guest = shopper(db, { actor: visitor });
  // 10 斤 of Qin's kumquats through the co-op (129.00), two of Wei's pomelos held at 26.40, one bus at 6.00.
  const filled = await guest.fill([
    [offers.kumquats, 10_000],
    [offers.pomelo, 2_000],
  ]);
  const { checkoutId, totalFen } = must(await guest.order(filled));
  assert.equal(totalFen, 12_900 + 2_640 + 600);
  await payFor(database, checkoutId);

  const qin: Actor = { personId: newId(), name: '覃家', roles: ['grower'], organisationId: orchard.qin };
  const everyone = [qin, orchard.loner, orchard.coopStaff, pointKeeper, driver];
  const before = await Promise.all(everyone.map(account));
  // Qin: 129.00 less the co-op's 5 %, the keeper's 3 % and the platform's 1 %; Wei: 26.40 less 3 % and 1 %.
  assert.deepEqual(before[0], [11_739, 0, 11_739]);
  assert.deepEqual(before[1], [2_535, 0, 2_535]);
  assert.deepEqual(before[2], [645, 0, 645]);
  assert.deepEqual(before[3], [387 + 79, 0, 466]);
  assert.deepEqual(before[4], [600, 0, 600]);
  const platform = totalFen - before.reduce((sum, [, , left]) => sum + left, 0);
  assert.equal(platform, 129 + 26, 'and the platform its percent: nothing is nobody’s');

  // The pomelos weigh 2.846 kg: 3.63 of the 26.40 go back, from those who had a part of it and from nobody else.
  const wei = (await asCall(db, {}, (call) => ordersOfCheckout(call, checkoutId))).find(
    ({ sellerId }) => sellerId === orchard.wei,
  );
  assert.ok(wei);
  must(
    await transact(db, { county: COUNTY, now: MORNING, actor: orchard.loner }, (call) =>
      packOrder(call, { packingId: newId(), orderId: wei.id, lines: [{ position: 1, grams: 2_846 }] }),
    ),
  );
  await settleRefunds(database);
  const after = await Promise.all(everyone.map(account));
  const back = after.map(([, givenBack]) => givenBack);
  assert.deepEqual([back[0], back[2], back[4]], [0, 0, 0]);
  const close = (fen: number | undefined, part: number) =>
    assert.ok(Math.abs((fen ?? 0) - (363 * part) / 2_640) < 1, `${fen} of ${part}`);
  close(back[1], 2_535);
  close(back[3], 79);
  const left = after.reduce((sum, [, , fen]) => sum + fen, 0);
  // What is left to everyone named and the platform is what was paid less what went back: each fen went back once.
  const platformGaveBack = platform - (totalFen - 363 - left);
  close(platformGaveBack, 26);
  await booksBalance(db);
});
