import assert from 'node:assert/strict';
import test from 'node:test';
import { dayParcels } from '#delivery';
import { newId } from '#shared/id.ts';
import { must, type Outcome } from '#shared/outcome.ts';
import { asCall } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { openMarket, payFor, shopper } from '../../../test/help/market.ts';
import { BUS, CARRIER, driver, POINT } from '../../../test/help/network.ts';
import { agreedDays, type ChosenWay, placeOrder, quote, readWay, waysToChoose, wayText } from './index.ts';
import { ordersOfCheckout } from './orders.ts';

const database = await testDatabase();
const { db } = database;
const { offers } = await openMarket(db);
const refusal = (outcome: Outcome<unknown>) => (outcome.ok ? 'allowed' : outcome.refusal.code);

/** What the page of a checkout shows by these departures. */
const shown = (guest: ReturnType<typeof shopper>, basketId: string, ways: readonly ChosenWay[] = []) =>
  guest.run(async (call) => {
    const quoted = must(await quote(call, { basketId, nodeId: POINT, ways }));
    return { quoted, choices: await waysToChoose(call, quoted) };
  });

async function order(
  guest: ReturnType<typeof shopper>,
  basketId: string,
  given: { readonly agreed: readonly ChosenWay[]; readonly ways: readonly ChosenWay[] },
) {
  const { quoted } = await shown(guest, basketId, given.agreed);
  const [agreedFen, days] = [quoted.totalFen, agreedDays(quoted)];
  const buyer = { name: '李小红', phone: '13877321234', lang: 'zh' as const };
  const of = { checkoutId: newId(), basketId, nodeId: POINT, agreedFen, agreedDays: days };
  return guest.run((call) => placeOrder(call, { ...buyer, ...of, ways: given.ways }));
}

test('a buyer chooses among the next days on which the goods still keep; what was chosen is kept with the order and planned for', async () => {
  const guest = shopper(db);
  const basketId = await guest.fill([[offers.kumquats, 2_000]]);
  const { choices } = await shown(guest, basketId);
  // It is Monday; the bus goes on weekdays and is there the day after.
  const days = choices.map(({ ways }) =>
    ways.map(({ promised, fresh, taken }) => [promised.arrives, fresh?.keepsDays, taken]),
  );
  assert.deepEqual(days, [
    [
      ['2026-06-02', 18, true],
      ['2026-06-03', 17, false],
      ['2026-06-04', 16, false],
      ['2026-06-05', 15, false],
      ['2026-06-06', 14, false],
    ],
  ]);
  const thursday = choices[0]?.ways[2]?.way ?? assert.fail('no third day');
  const placed = must(await order(guest, basketId, { agreed: [thursday], ways: [thursday] }));
  await payFor(database, placed.checkoutId);
  const [kept] = await guest.run((call) => ordersOfCheckout(call, placed.checkoutId));
  assert.deepEqual(
    [kept?.departs, kept?.promisedDay, kept?.promisedKeepsDays],
    ['2026-06-03', '2026-06-04', 16],
  );
  // Its carrier has it in the day of that bus, and not in the days before.
  const inDay = async (day: string) =>
    must(await asCall(db, { actor: driver }, (call) => dayParcels(call, { carrierId: CARRIER, day }))).filter(
      ({ orderNumber }) => orderNumber === kept?.number,
    ).length;
  assert.deepEqual([await inDay('2026-06-02'), await inDay('2026-06-03')], [0, 1]);
});

test('a departure that is no longer offered is refused by name, and others are shown in its place', async () => {
  const guest = shopper(db);
  const basketId = await guest.fill([[offers.kumquats, 1_000]]);
  const way: ChosenWay = { of: 'now', serviceId: BUS, departs: '2026-06-01' };
  // Past four in the afternoon Monday's bus is closed.
  const evening = shopper(db, { now: new Date('2026-06-01T08:00:00Z') });
  const { quoted, choices } = await shown(evening, basketId, [way]);
  assert.deepEqual(quoted.problem, { code: 'ordering.way-gone', facts: { departs: '2026-06-01' } });
  assert.deepEqual(quoted.parcels, []);
  assert.equal(choices[0]?.ways[0]?.promised.arrives, '2026-06-03');
  assert.equal(refusal(await order(evening, basketId, { agreed: [], ways: [way] })), 'ordering.way-gone');
  // One that never was: Sunday, another service, another day than was agreed to.
  const sunday = { ...way, departs: '2026-06-07' };
  assert.equal(refusal(await order(guest, basketId, { agreed: [], ways: [sunday] })), 'ordering.way-gone');
  const stranger = { ...way, serviceId: newId() };
  assert.equal(refusal(await order(guest, basketId, { agreed: [], ways: [stranger] })), 'ordering.way-gone');
  const later = { ...way, departs: '2026-06-02' };
  assert.equal(refusal(await order(guest, basketId, { agreed: [], ways: [later] })), 'ordering.day-changed');
});

test('what is ready and what is sold ahead are chosen for apart', async () => {
  const guest = shopper(db);
  const basketId = await guest.fill([
    [offers.kumquats, 1_000],
    [offers.ahead, 1_000],
  ]);
  const { choices } = await shown(guest, basketId);
  assert.deepEqual(
    choices.map(({ of, offerIds }) => [of, offerIds]),
    [
      ['now', [offers.kumquats]],
      ['2026-06-20', [offers.ahead]],
    ],
  );
  const second = choices[1]?.ways[1]?.way ?? assert.fail('no second day');
  const { quoted } = await shown(guest, basketId, [second]);
  // The twentieth is a Saturday: Monday's bus is there on Tuesday, the next on Wednesday.
  assert.equal(agreedDays(quoted), '2026-06-02,2026-06-24');
});

test('goods that would be over by then are not offered for that day', async () => {
  const guest = shopper(db, { now: new Date('2026-06-15T01:00:00Z') });
  const basketId = await guest.fill([[offers.kumquats, 1_000]]);
  const { choices } = await shown(guest, basketId);
  // Picked on 1 June, good for twenty days, and it must keep two more when it is collected.
  assert.deepEqual(
    choices[0]?.ways.map(({ promised }) => promised.arrives),
    ['2026-06-16', '2026-06-17', '2026-06-18', '2026-06-19'],
  );
});

test('a choice is read from a form as it was written, and nothing else is one', () => {
  const way: ChosenWay = { of: 'now', serviceId: BUS, departs: '2026-06-03' };
  assert.deepEqual(readWay(wayText(way)), way);
  for (const text of ['', 'now', `later.${BUS}.2026-06-03`, `now.${BUS}.2026-02-30`, `now.x.2026-06-03`])
    assert.equal(readWay(text), undefined);
});
