import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { platform, visitor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must, type Outcome } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { booksBalance, buyer, openMarket, payFor } from '../../../test/help/market.ts';
import { POINT } from '../../../test/help/network.ts';
import { type OrderAtOnce, placeAtOnce } from './place-at-once.ts';

const database = await testDatabase();
const { db } = database;
const { offers, lots } = await openMarket(db);

// 5 斤 × 12.90 and the bus 6.00; it leaves at 16:00 and is there the next day.
const FIVE_JIN = { offerId: offers.kumquats, milli: 5_000, agreedFen: 6_450 + 600, agreedDay: '2026-06-02' };

function order(given: Partial<OrderAtOnce> = {}): OrderAtOnce {
  return {
    ...FIVE_JIN,
    checkoutId: newId(),
    nodeId: POINT,
    name: '李小红',
    phone: '13877321234',
    lang: 'zh',
    actor: visitor,
    ...given,
  };
}

const together = (orders: readonly OrderAtOnce[]) =>
  transact(db, { county: COUNTY, now: MORNING, actor: platform }, (call) => placeAtOnce(call, orders));
const code = (outcome: Outcome<unknown> | undefined) => (outcome?.ok ? 'placed' : outcome?.refusal.code);

async function reserved(lotId: string): Promise<string | undefined> {
  const { rows } = await sql<{
    reserved: string;
  }>`select reserved from origin.lot where id = ${lotId}`.execute(db);
  return rows[0]?.reserved;
}

async function checkouts(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ordering.checkout`.execute(db);
  return rows[0]?.count ?? 0;
}

test('one whose price or day is not what was agreed is refused alone, leaves nothing behind, and may try again', async () => {
  const dear = order({ agreedFen: 7_000 });
  const late = order({ agreedDay: '2026-06-01' });
  const nameless = order({ name: '李\u0000红' });
  const good = order();
  const answers = await together([dear, late, nameless, good]);
  assert.deepEqual(answers.map(code), [
    'ordering.price-changed',
    'ordering.day-changed',
    'ordering.name-missing',
    'placed',
  ]);
  assert.equal(await checkouts(), 1);
  assert.equal(await reserved(lots.olderKumquats), '5.000');
  assert.deepEqual((await together([{ ...dear, agreedFen: 7_050 }])).map(code), ['placed']);
  await Promise.all([good, dear].map(({ checkoutId }) => payFor(database, checkoutId)));
  await booksBalance(db);
});

test('a copy, in the same batch or a later one, is answered as the first was, and another person is told nothing', async () => {
  const first = order({ actor: buyer });
  const [one, copy, stranger] = await together([first, { ...first }, { ...first, actor: visitor }]);
  assert.deepEqual(copy, one);
  assert.equal(code(stranger), 'ordering.not-allowed');
  const [later, other] = await together([first, { ...order(), checkoutId: newId() }]);
  assert.deepEqual(later, one);
  assert.equal(code(other), 'placed');
  assert.deepEqual((await together([{ ...first, actor: visitor }])).map(code), ['ordering.not-allowed']);
});

test('a crowd in several processes gets exactly what there is, the earlier first, and each is told', async () => {
  const crowd = Array.from({ length: 40 }, () => order());
  // What is left of 120 斤 after the four orders before, for 40 buyers of 5 斤 each.
  const batches = [0, 10, 20, 30].map((from) => crowd.slice(from, from + 10));
  const answers = (await Promise.all(batches.map(together))).map((batch) => batch.map(code));
  const placed = answers.flat().filter((each) => each === 'placed').length;
  assert.equal(placed, 20);
  for (const batch of answers) {
    const refused = batch.indexOf('selling.sold-out');
    assert.ok(refused < 0 || batch.slice(refused).every((each) => each === 'selling.sold-out'));
  }
  assert.equal(await reserved(lots.kumquats), '100.000');
  const { rows } = await sql<{ held: string; taken: string }>`
    select (select sum(kg) from delivery.hold where given_back_at is null) as held,
      (select sum(taken_kg) from delivery.service_day) as taken`.execute(db);
  assert.deepEqual(rows, [{ held: '60.000', taken: '60.000' }]);
});

test('what somebody is refused for another reason goes to whoever comes after, to the last box', async () => {
  await sql`update origin.lot set quantity = quantity + 5, made_quantity = made_quantity + 5 where id = ${lots.kumquats}`.execute(
    db,
  );
  const answers = await together([
    order({ agreedDay: '2026-06-01' }),
    order({ agreedFen: 1 }),
    order(),
    order(),
  ]);
  assert.deepEqual(answers.map(code), [
    'ordering.day-changed',
    'ordering.price-changed',
    'placed',
    'selling.not-enough',
  ]);
});

// Due by Saturday 20 June; the bus runs on weekdays and arrives the day after.
test('what is sold ahead is placed against the forecast, and travels after the harvest is due', async () => {
  const ahead = order({
    offerId: offers.ahead,
    milli: 2_000,
    agreedFen: 2_380 + 600,
    agreedDay: '2026-06-23',
  });
  const [answer] = await together([ahead]);
  assert.equal(code(answer), 'placed', JSON.stringify(answer));
  const [placed] = must(answer ?? assert.fail()).orders;
  const { rows } = await asCall(db, {}, (call) =>
    sql<{ forecastQuantity: string }>`
      select forecast_quantity from ordering.order_line where order_id = ${placed?.id}`.execute(call.tx),
  );
  assert.deepEqual(rows, [{ forecastQuantity: '2.000' }]);
});
