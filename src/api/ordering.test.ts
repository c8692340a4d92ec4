import assert from 'node:assert/strict';
import test from 'node:test';
import { addPeople, appoint } from '#people';
import type { Actor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { asCall, COUNTY, MORNING } from '../../test/help/county.ts';
import { testDatabase } from '../../test/help/database.ts';
import { openMarket, payFor } from '../../test/help/market.ts';
import { POINT } from '../../test/help/network.ts';
import { signedIn } from '../../test/help/village.ts';
import { createApi } from './api.ts';

const database = await testDatabase();
const { db } = database;
const { offers, orchard } = await openMarket(db);
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() };
const stopping = new AbortController().signal;
const api = createApi({ config, db, clock: () => MORNING, stopping, openapi: () => ({}) });

async function cookieOf(actor: Actor, phone: string): Promise<string> {
  const { personId = newId(), organisationId, name } = actor;
  await asCall(db, {}, async (call) => {
    must(await addPeople(call, [{ id: personId, name, phone, placeCode: '450224103204' }]));
    const [role] = actor.roles;
    if (role && role !== 'consumer' && organisationId) {
      must(await appoint(call, [{ personId, organisationId, role }]));
    }
  });
  return signedIn(db, personId);
}

async function send(method: string, path: string, body?: object, cookie = '') {
  const answer = await api.request(path, {
    method,
    headers: { cookie, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
}

async function ordered(lines: readonly (readonly [offerId: string, quantity: string])[]) {
  let basketId: string | undefined;
  for (const [offerId, quantity] of lines) {
    const added = await send('POST', '/api/basket/lines', { basketId, offerId, quantity });
    basketId = added.body.basketId;
  }
  const quote = await send('GET', `/api/basket/${basketId}/quote?nodeId=${POINT}`);
  const { totalFen: agreedFen, agreedDays } = quote.body;
  const checkout = { checkoutId: newId(), basketId, nodeId: POINT, agreedFen, agreedDays };
  const form = { ...checkout, name: '李小红', phone: '13877321234' };
  return { quote, form, placed: await send('POST', '/api/orders', form) };
}

test('a partner fills a basket, reads its quote, orders once however often it sends, and reads the order by its key', async () => {
  const { quote, form, placed } = await ordered([
    [offers.pomelo, '2'],
    [offers.kumquats, '2.5'],
  ]);
  assert.deepEqual(
    quote.body.lines.map(({ quantity, heldFen, estimateFen, arrives }: Record<string, unknown>) => [
      quantity,
      heldFen,
      estimateFen,
      arrives,
    ]),
    [
      ['2', 2_640, 2_400, '2026-06-02'],
      ['2.5', 3_225, 3_225, '2026-06-02'],
    ],
  );
  assert.equal(placed.status, 200);
  assert.equal(placed.body.totalFen, 2_640 + 3_225 + 600);
  assert.deepEqual((await send('POST', '/api/orders', form)).body, placed.body);

  const { number } = placed.body.orders[0];
  assert.equal((await send('GET', `/api/orders/${number}`)).status, 404);
  const order = await send('GET', `/api/orders/${number}?key=${placed.body.key}`);
  assert.equal(order.body.status, 'reserved');
  assert.equal(order.body.payUrl, placed.body.payUrl);

  const { id } = placed.body.orders[0];
  const gone = await send('POST', `/api/orders/${id}/cancellation`, { key: placed.body.key });
  assert.equal(gone.status, 204);
});

test('a partner orders by a departure of the quote’s that it chose; one that is gone is a problem document', async () => {
  const { body: basket } = await send('POST', '/api/basket/lines', {
    offerId: offers.kumquats,
    quantity: '1',
  });
  const path = `/api/basket/${basket.basketId}/quote?nodeId=${POINT}`;
  const { body: soonest } = await send('GET', path);
  assert.deepEqual(
    soonest.ways
      .slice(0, 2)
      .map(({ arrives, keepsDays, taken }: Record<string, unknown>) => [arrives, keepsDays, taken]),
    [
      ['2026-06-02', 18, true],
      ['2026-06-03', 17, false],
    ],
  );
  const way = soonest.ways[1].way;
  const { body: chosen } = await send('GET', `${path}&ways=${way}`);
  assert.equal(chosen.agreedDays, '2026-06-03');
  const form = { basketId: basket.basketId, nodeId: POINT, name: '李小红', phone: '13877321234' };
  const agreed = { agreedFen: chosen.totalFen, agreedDays: chosen.agreedDays };
  const of = { ...form, ...agreed, checkoutId: newId() };
  const gone = await send('POST', '/api/orders', { ...of, ways: [way.replace('2026-06-02', '2026-06-07')] });
  assert.deepEqual([gone.status, gone.body.code], [409, 'ordering.way-gone']);
  const placed = await send('POST', '/api/orders', { ...of, ways: [way] });
  const { number } = placed.body.orders[0];
  const order = await send('GET', `/api/orders/${number}?key=${placed.body.key}`);
  assert.equal(order.body.promisedDay, '2026-06-03');
});

test('what stands in the way is told line by line, as a problem document', async () => {
  const added = await send('POST', '/api/basket/lines', { offerId: offers.kumquats, quantity: '0.3' });
  assert.deepEqual([added.status, added.body.code], [422, 'selling.quantity']);
  const floating = await send('POST', '/api/basket/lines', { offerId: offers.kumquats, quantity: '0.1234' });
  assert.deepEqual([floating.status, floating.body.code], [422, 'request.invalid']);
});

test('a scale at the packing table sends its reading: the list shortens, the difference goes back', async () => {
  const cookie = await cookieOf(orchard.loner, '19900000031');
  const { placed } = await ordered([[offers.pomelo, '2']]);
  await payFor(database, placed.body.checkoutId);
  const list = await send('GET', '/api/desk/packing', undefined, cookie);
  const [day] = list.body.days;
  assert.deepEqual([day.departs, day.picks[0].quantity, day.picks[0].unit], ['2026-06-01', '3', 'kg']);
  const [order] = day.orders;
  assert.equal(order.phoneTail, '1234');
  assert.ok(!JSON.stringify(list.body).includes('13877321234'), 'the whole phone stays with the buyer');

  const packing = { packingId: newId(), orderId: order.id, lines: [{ position: 1, kg: '2.846' }] };
  const packed = await send('POST', '/api/desk/packings', packing, cookie);
  assert.deepEqual(packed, { status: 200, body: { refundedFen: 363 } });
  assert.deepEqual((await send('GET', '/api/desk/packing', undefined, cookie)).body.days, []);
  const found = await send('GET', `/api/desk/orders?q=${order.number}`, undefined, cookie);
  assert.deepEqual([found.body.total, found.body.orders[0].refundedFen], [1, 363]);
});

test('an officer finds orders by phone tail, number, characters and letters, without the buyer’s name', async () => {
  const cookie = await cookieOf(orchard.officer, '19900000032');
  const { placed } = await ordered([[offers.kumquats, '0.5']]);
  const { number } = placed.body.orders[0];
  for (const q of ['1234', number, number.slice(0, 8), '李小', 'lixiao', 'lxh']) {
    const found = await send('GET', `/api/desk/orders?q=${encodeURIComponent(q)}`, undefined, cookie);
    assert.ok(
      found.body.orders.some((order: { number: string }) => order.number === number),
      q,
    );
    assert.ok(found.body.orders.every((order: { buyerName: string }) => order.buyerName === '李**'));
  }
  const none = await send('GET', '/api/desk/orders?q=%25', undefined, cookie);
  assert.equal(none.body.total, 0);
});

test('forty who order the last goods at one moment get what there is, each is answered, and a copy orders nothing more', async () => {
  const form = (place: number) => ({
    checkoutId: newId(),
    offerId: offers.box,
    quantity: '5',
    nodeId: POINT,
    name: `李小红${place}`,
    phone: '13877321234',
    agreedFen: 5 * 6_800 + 600,
    agreedDay: '2026-06-02',
  });
  const forms = Array.from({ length: 20 }, (_, place) => form(place));
  const answers = await Promise.all(
    forms.flatMap((each) => [each, each]).map((each) => send('POST', '/api/orders/at-once', each)),
  );
  const placed = answers.filter(({ status }) => status === 200);
  const numbers = new Set(placed.map(({ body }) => body.orders[0].number));
  assert.equal(placed.length, 2 * numbers.size);
  // A box of 1.8 kg; the bus takes 100 kg, some of it taken by the orders above.
  const refused = answers.filter(({ status }) => status !== 200);
  assert.ok(numbers.size > 0 && refused.length > 0);
  for (const { status, body } of refused) {
    assert.equal(status, 409);
    assert.ok(
      ['ordering.too-busy', 'ordering.day-changed', 'selling.sold-out', 'selling.not-enough'].includes(
        body.code,
      ),
      body.code,
    );
  }
});
