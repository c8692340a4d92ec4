import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { takeNotices } from '#paying';
import { platform, visitor } from '#shared/call.ts';
import { gather } from '#shared/gather.ts';
import { newId } from '#shared/id.ts';
import type { Outcome } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { booksBalance, openMarket, settleAll } from '../../../test/help/market.ts';
import { POINT } from '../../../test/help/network.ts';
import { expireUnpaid } from './expire-unpaid.ts';
import { type OrderAtOnce, placeAtOnce } from './place-at-once.ts';
import type { Placed } from './placed.ts';

const database = await testDatabase();
const { db } = database;
const { offers, lots } = await openMarket(db);
const BUYERS = 100_000;
const BOXES = 1_000;

// One lot with a thousand shares of five jin, and a bus that could take more.
await sql`update origin.lot set quantity = ${BOXES * 5}, made_quantity = ${BOXES * 5} where id = ${lots.kumquats}`.execute(
  db,
);
await sql`update origin.lot set quantity = 0 where id = ${lots.olderKumquats}`.execute(db);
await sql`update delivery.service set capacity_kg = 100000`.execute(db);
await sql`update delivery.service_day set capacity_kg = 100000`.execute(db);

function order(number: number): OrderAtOnce {
  return {
    ...{ offerId: offers.kumquats, milli: 5_000, agreedFen: 6_450 + 600, agreedDay: '2026-06-02' },
    ...{ checkoutId: newId(), nodeId: POINT, name: '李小红', lang: 'zh', actor: visitor },
    phone: `138${String(number).padStart(8, '0')}`,
  };
}

const at = <T>(minutes: number, run: Parameters<typeof transact<T>>[2]) =>
  transact(db, { county: COUNTY, now: new Date(MORNING.getTime() + minutes * 60_000), actor: platform }, run);

test('wish 3: nothing is sold twice: a hundred thousand buyers for a thousand boxes, one in ten of them twice: a thousand get one, each once, and nobody is lost', async () => {
  // Four lines as of four processes; a buyer who presses twice may come through two of them.
  const processes = Array.from({ length: 4 }, () =>
    gather<OrderAtOnce, Outcome<Placed>>((orders) => at(0, (call) => placeAtOnce(call, orders)), 512),
  );
  const wishes = Array.from({ length: BUYERS }, (_, number) => order(number));
  const asked = wishes.map((wish, number) => processes[number % 4]?.ask(wish));
  const again = wishes.flatMap((wish, number) =>
    number % 10 === 0 ? [{ wish, answer: processes[(number + 1) % 4]?.ask(wish) }] : [],
  );
  const answers = await Promise.all(asked);
  const placed = answers.flatMap((answer) => (answer?.ok ? [answer.value] : []));
  assert.equal(placed.length, BOXES);
  const byCheckout = new Map(placed.map((each) => [each.checkoutId, each]));
  for (const { wish, answer } of again) {
    const second = await answer;
    const first = byCheckout.get(wish.checkoutId);
    assert.deepEqual(second?.ok ? second.value : undefined, first);
  }
  // Of a batch in which the last are given away, whoever comes after hears how few there were.
  const noMore = ['selling.sold-out', 'selling.not-enough'];
  for (const answer of answers) assert.ok(answer?.ok || noMore.includes(answer?.refusal.code ?? ''));

  // Half of them pay, each told of three times in no order; the others' quarter of an hour runs out.
  const paying = placed.filter((_, place) => place % 2 === 0);
  const notices = paying.flatMap(({ payUrl, totalFen }) => {
    const paymentId = payUrl.slice('/pay/'.length);
    const told = {
      kind: 'paid' as const,
      id: `n-${paymentId}`,
      paymentId,
      reference: paymentId,
      amountFen: totalFen,
    };
    return [0, 1, 2].map(() => ({ ...told, at: MORNING.toISOString() }));
  });
  const half = Math.ceil(notices.length / 2);
  const shuffled = notices.toSorted((a, b) => (a.paymentId.slice(-12) < b.paymentId.slice(-12) ? -1 : 1));
  await Promise.all(
    [shuffled.slice(0, half), shuffled.slice(half)].map((some) => at(1, (call) => takeNotices(call, some))),
  );
  await settleAll(database);
  for (let left = true; left; ) left = (await at(20, expireUnpaid)) > 0;
  await settleAll(database);

  const { rows } = await sql<{
    reserved: string;
    sold: string;
    paid: number;
    expired: number;
    orders: number;
  }>`
    select l.reserved, l.sold,
      (select count(*) from ordering."order" where status = 'paid') as paid,
      (select count(*) from ordering."order" where status = 'expired') as expired,
      (select count(*) from ordering."order") as orders
    from origin.lot l where l.id = ${lots.kumquats}`.execute(db);
  const [standing] = rows;
  assert.deepEqual(standing, {
    reserved: '0.000',
    sold: `${(BOXES / 2) * 5}.000`,
    paid: BOXES / 2,
    expired: BOXES / 2,
    orders: BOXES,
  });
  await booksBalance(db);
});
