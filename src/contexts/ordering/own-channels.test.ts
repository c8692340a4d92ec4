import assert from 'node:assert/strict';
import { test } from 'node:test';
import { channelsOfLot, issueCertificate, lotById, moveAllotment, setAllotment } from '#origin';
import { setDrop } from '#selling';
import { platform, visitor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must, type Outcome } from '#shared/outcome.ts';
import { quantity } from '#shared/quantity.ts';
import { transact } from '#shared/transact.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { booksBalance, openMarket, payFor, shopper } from '../../../test/help/market.ts';
import { POINT } from '../../../test/help/network.ts';
import { picked } from '../../../test/help/orchard.ts';
import { agreedDays, cancelOrder, packOrder, placeAtOnce, quote } from './index.ts';
import { ordersOfCheckout } from './orders.ts';

const database = await testDatabase();
const { db } = database;
const { offers, lots, orchard } = await openMarket(db);
const minutes = (count: number) => new Date(MORNING.getTime() + count * 60_000);
const code = (outcome: Outcome<unknown> | undefined) => (outcome?.ok ? 'placed' : outcome?.refusal.code);

/** From now on the channel takes only what is set aside for it: so many 斤. */
const setAside = (lotId: string, channel: 'live' | 'presale', jin: string, now = MORNING) =>
  asCall(db, { actor: orchard.coopStaff, now }, async (call) => {
    must(await setAllotment(call, { lotId, channel, kind: 'fixed' }));
    if (jin === '0') return;
    const amount = quantity(jin, 'jin');
    must(await moveAllotment(call, { id: newId(), lotId, from: 'shop', to: channel, amount }));
  });

async function part(lotId: string, channel: string) {
  const lot = await asCall(db, {}, (call) => lotById(call, lotId));
  const { allotments } = must(
    await asCall(db, { actor: orchard.coopStaff }, (call) => channelsOfLot(call, lot?.code ?? '')),
  );
  const own = allotments.find((each) => each.channel === channel);
  return own && { held: own.held, taken: own.taken };
}

const atOnce = (milli: number, agreedFen: number, phone: string) =>
  transact(db, { county: COUNTY, now: minutes(10), actor: platform }, (call) =>
    placeAtOnce(call, [
      {
        ...{ offerId: offers.kumquats, milli, agreedFen, agreedDay: '2026-06-02' },
        ...{ checkoutId: newId(), nodeId: POINT, name: '李小红', phone, lang: 'zh', actor: visitor },
      },
    ]),
  );

test('a drop sells what is set aside for it and no more, though the shop has some; what is called off is the drop’s again', async () => {
  await setAside(lots.kumquats, 'live', '6');
  // The older lot is closed to the drop: everything it may sell is the six 斤 of Chen's.
  await setAside(lots.olderKumquats, 'live', '0');
  must(
    await asCall(db, { actor: orchard.coopStaff }, (call) =>
      setDrop(call, { offerId: offers.kumquats, drop: { opensAt: minutes(5), perPerson: 5_000 } }),
    ),
  );
  const [first] = await atOnce(4_000, 4 * 1_290 + 600, '13877320001');
  assert.equal(code(first), 'placed');
  assert.deepEqual(await part(lots.kumquats, 'live'), { held: 2_000, taken: 4_000 });
  const [second] = await atOnce(3_000, 3 * 1_290 + 600, '13877320002');
  assert.equal(code(second), 'selling.not-enough', 'two 斤 of the drop are left, and eighty-odd of the shop');

  const checkoutId = first?.ok ? first.value.checkoutId : '';
  await payFor(database, checkoutId, minutes(11));
  const [order] = await asCall(db, {}, (call) => ordersOfCheckout(call, checkoutId));
  assert.equal(order?.channel, 'live');
  must(
    await asCall(db, { now: minutes(12) }, (call) =>
      cancelOrder(call, { orderId: order?.id ?? '', token: order?.token, words: '' }),
    ),
  );
  assert.deepEqual(await part(lots.kumquats, 'live'), { held: 6_000, taken: 0 });
  must(
    await asCall(db, { actor: orchard.coopStaff, now: minutes(12) }, (call) =>
      setDrop(call, { offerId: offers.kumquats, drop: null }),
    ),
  );
  await booksBalance(db);
});

test('what was sold ahead is packed from what is set aside for presales, which nobody else could have', async () => {
  const guest = shopper(db);
  const basketId = await guest.fill([
    [offers.ahead, 5_000],
    [offers.pomelo, 1_000],
  ]);
  const shown = must(await guest.run((call) => quote(call, { basketId, nodeId: POINT })));
  assert.deepEqual(new Set(shown.parcels.map(({ channel }) => channel)), new Set(['presale', 'shop']));
  assert.match(agreedDays(shown), /,/, 'what is sold ahead comes later');
  const { checkoutId } = must(await guest.order(basketId));
  await payFor(database, checkoutId);
  const orders = await asCall(db, {}, (call) => ordersOfCheckout(call, checkoutId));
  const ahead = orders.find(({ channel }) => channel === 'presale');
  assert.ok(ahead);

  // The harvest of June: eight 斤, five of which are set aside for who ordered ahead.
  const harvested = new Date('2026-06-20T00:00:00Z');
  const lot = await asCall(db, { now: harvested }, async (call) => {
    const { id } = await picked(call, orchard.plots.east, { amount: '8' });
    must(await issueCertificate(call, { id: newId(), lotId: id, basis: ['quality-control'] }));
    return id;
  });
  await setAside(lot, 'presale', '5', harvested);
  must(
    await transact(db, { county: COUNTY, now: harvested, actor: orchard.coopStaff }, (call) =>
      packOrder(call, { packingId: newId(), orderId: ahead.id, lines: [] }),
    ),
  );
  assert.deepEqual(await part(lot, 'presale'), { held: 0, taken: 5_000 });
  await booksBalance(db);
});
