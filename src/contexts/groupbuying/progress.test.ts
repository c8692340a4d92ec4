import assert from 'node:assert/strict';
import { test } from 'node:test';
import { must } from '#shared/outcome.ts';
import { asCall } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { join, openGroup, weekly } from '../../../test/help/group.ts';
import { openMarket, payFor } from '../../../test/help/market.ts';
import { cyclePage } from './index.ts';

const database = await testDatabase();
const { db } = database;
const { offers } = await openMarket(db);

test('wish 9: a group buy tells in its own unit how full the case is, what is missing to the minimum, and what may still be ordered', async () => {
  const item = { offerId: offers.kumquats, caseMilli: 5_000, least: 2, most: 3 };
  const { cycleId } = await openGroup(db, weekly([item], { leastMembers: 2, leastFen: 10_000 }));
  const page = async () => must(await asCall(db, {}, (call) => cyclePage(call, { cycleId })));
  const kumquats = async () => (await page()).items[0];

  assert.deepEqual((await kumquats())?.progress, {
    paid: 0,
    least: 10_000,
    toLeast: 10_000,
    cases: { full: 0, toNext: 0 },
    room: 15_000,
  });
  const first = must(await join(db, cycleId, [[offers.kumquats, 3_500]], { phone: '13877320001' }));
  // Kept for a quarter of an hour, not paid for: it takes room and counts for nothing else.
  assert.deepEqual((await kumquats())?.progress, {
    paid: 0,
    least: 10_000,
    toLeast: 10_000,
    cases: { full: 0, toNext: 0 },
    room: 11_500,
  });
  assert.equal((await page()).totals?.members ?? 0, 0, 'nobody counts who has not paid');
  await payFor(database, first.checkoutId);
  assert.deepEqual((await kumquats())?.progress, {
    paid: 3_500,
    least: 10_000,
    toLeast: 6_500,
    cases: { full: 0, toNext: 1_500 },
    room: 11_500,
  });
  const second = must(await join(db, cycleId, [[offers.kumquats, 7_000]], { phone: '13877320002' }));
  await payFor(database, second.checkoutId);
  assert.deepEqual((await kumquats())?.progress, {
    paid: 10_500,
    least: 10_000,
    toLeast: 0,
    cases: { full: 2, toNext: 4_500 },
    room: 4_500,
  });
  // What one may choose ends where the most of all members does.
  assert.equal((await kumquats())?.choices.at(-1), 4_500);
});
