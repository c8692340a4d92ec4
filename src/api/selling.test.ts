import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addPeople, appoint } from '#people';
import type { Actor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { asCall, COUNTY, MORNING } from '../../test/help/county.ts';
import { testDatabase } from '../../test/help/database.ts';
import { POINT } from '../../test/help/network.ts';
import { KUMQUAT } from '../../test/help/orchard.ts';
import { aDraft, offer, openStall, stockLots } from '../../test/help/stall.ts';
import { signedIn } from '../../test/help/village.ts';
import { createApi } from './api.ts';

const { db } = await testDatabase();
const { coop, chen, coopStaff, loner, officer } = await openStall(db);
const [lot] = await stockLots(db, [{ producerId: chen, quantity: '40' }]);
const [kumquats] = (await offer(db, [aDraft(coop, { floorFen: 900 })])) as [string];
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() };
const stopping = new AbortController().signal;
const api = createApi({ config, db, clock: () => MORNING, stopping, openapi: () => ({}) });

async function cookieOf(actor: Actor, phone: string): Promise<string> {
  const { personId = newId(), organisationId, name, roles } = actor;
  const [role] = roles;
  await asCall(db, {}, async (call) => {
    must(await addPeople(call, [{ id: personId, name, phone, placeCode: '450224103204' }]));
    if (role && role !== 'consumer' && organisationId)
      must(await appoint(call, [{ personId, organisationId, role }]));
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

test('a partner reads what is on sale, from which lot, and when it arrives', async () => {
  const { status, body } = await send('GET', `/api/offers?node=${POINT}`);
  assert.equal(status, 200);
  assert.equal(body.arrives, '2026-06-02');
  const [shown] = body.offers;
  assert.equal(shown.id, kumquats);
  assert.deepEqual(shown.soldBy, { unit: 'jin', step: '1', least: '3', most: '60' });
  assert.deepEqual([shown.pricedBy.fen, shown.perKgFen, shown.remains], [1080, 2160, '40']);
  assert.match(shown.lots[0].digitalLink, /^\/01\/92045022400019\/10\/T-[0-9A-F]+$/);
  assert.deepEqual((await send('GET', `/api/offers/${kumquats}?node=${POINT}`)).body, shown);
});

test('a seller’s own system pauses an offer, brings it back and prices it; nobody else’s does', async () => {
  const seller = await cookieOf(coopStaff, '13900000001');
  const stranger = await cookieOf(loner, '13900000002');
  assert.equal((await send('PUT', `/api/offers/${kumquats}/sale`, { on: false }, stranger)).status, 403);
  assert.equal((await send('PUT', `/api/offers/${kumquats}/sale`, { on: false }, seller)).status, 204);
  const paused = await send('GET', `/api/offers/${kumquats}`);
  assert.deepEqual([paused.body.onSale, paused.body.reason], [false, 'paused']);
  assert.equal((await send('PUT', `/api/offers/${kumquats}/sale`, { on: true }, seller)).status, 204);
  const cheap = await send('PUT', `/api/offers/${kumquats}/price`, { priceFen: 500 }, seller);
  assert.deepEqual([cheap.status, cheap.body.code], [422, 'selling.below-floor']);
  assert.equal((await send('PUT', `/api/offers/${kumquats}/price`, { priceFen: 1200 }, seller)).status, 204);
  assert.equal((await send('GET', `/api/offers/${kumquats}`)).body.pricedBy.fen, 1200);
});

test('a partner asks by what, when, for how much and how fresh a lot reaches a place', async () => {
  const { body } = await send('GET', `/api/lots/${lot}/promise?node=${POINT}`);
  const { body: listed } = await send('GET', `/api/offers?node=${POINT}`);
  assert.deepEqual(
    [body.byBus, body.departs, body.arrives, body.feeFen],
    [true, '2026-06-01', '2026-06-02', 600],
  );
  assert.equal(body.arrives, listed.arrives);
  const later = await send('GET', `/api/lots/${lot}/promise?node=${POINT}&day=2026-06-04`);
  assert.equal(later.body.keepsDays, body.keepsDays - 3);
  const heavy = await send('GET', `/api/lots/${lot}/promise?node=${POINT}&grams=100001`);
  assert.deepEqual([heavy.status, heavy.body.code], [409, 'delivery.no-departure']);
});

test('an unknown offer is a problem document with what to do next', async () => {
  const { status, body } = await send('GET', `/api/offers/${newId()}?lang=en`);
  assert.deepEqual([status, body.code], [404, 'selling.no-such-offer']);
  assert.equal(body.next, 'Go to the home page to see what is ripe now.');
});

test('the county’s wholesale prices come in with their source and go out to everyone', async () => {
  const office = await cookieOf(officer, '13900000003');
  const price = {
    product: KUMQUAT,
    day: '2026-05-31',
    fenPerKg: 1400,
    market: '柳州批发市场',
    source: '市场日报',
  };
  assert.equal((await send('POST', '/api/wholesale-prices', [price], office)).status, 204);
  assert.deepEqual((await send('GET', `/api/wholesale-prices?product=${KUMQUAT}`)).body, [price]);
  assert.deepEqual((await send('GET', `/api/offers/${kumquats}`)).body.wholesale.fenPerKg, 1400);
});

test('the season calendar is open to all', async () => {
  const { body } = await send('GET', '/api/season');
  assert.equal(body.length, 3);
  assert.equal(body[0].months.length, 12);
});
