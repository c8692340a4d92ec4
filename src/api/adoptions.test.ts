import assert from 'node:assert/strict';
import test from 'node:test';
import { issueCertificate } from '#origin';
import { addPeople, appoint } from '#people';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { grove } from '../../test/help/adoptions.ts';
import { asCall, COUNTY, MORNING } from '../../test/help/county.ts';
import { testDatabase } from '../../test/help/database.ts';
import { noticeOf, openMarket } from '../../test/help/market.ts';
import { POINT } from '../../test/help/network.ts';
import { picked } from '../../test/help/orchard.ts';
import { signedIn } from '../../test/help/village.ts';
import { createApi } from './api.ts';

const database = await testDatabase();
const { db } = database;
const { orchard } = await openMarket(db);
const trees = grove(database, orchard);
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() };
const stopping = new AbortController().signal;
const api = createApi({ config, db, clock: () => MORNING, stopping, openapi: () => ({}) });

async function send(path: string, cookie: string, { method, body }: { method?: string; body?: object } = {}) {
  const headers = { cookie, 'content-type': 'application/json' };
  const init = body ? { method: method ?? 'POST', body: JSON.stringify(body), headers } : { headers };
  const answer = await api.request(path, init);
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : undefined };
}

const as = async (name: string, phone: string, personId = newId()) => {
  await asCall(db, {}, async (call) => {
    must(await addPeople(call, [{ id: personId, name, phone, placeCode: '450224103204' }]));
  });
  return signedIn(db, personId);
};

test('an adopter’s app adopts a tree, reads its diary and gives it away; the seller’s system gives the harvest', async () => {
  const plan = await trees.planted(['A-01', 'A-02']);
  const li = await as('李小红', '13877320001');
  const listed = (await send('/api/adoption-plans', '')).body.plans;
  assert.deepEqual(
    listed.map((each: { id: string; units: number; taken: number }) => [each.id, each.units, each.taken]),
    [[plan.planId, 2, 0]],
  );
  const page = (await send(`/api/adoption-plans/${plan.planId}`, '')).body;
  const [unit] = page.unitList;
  const wish = {
    ...{ id: newId(), planId: plan.planId, unitIds: [unit.id], nodeId: POINT },
    ...{ name: '李小红', phone: '13877320001', agreedFen: 30_000 },
  };
  assert.equal((await send('/api/adoptions', '', { body: wish })).body.code, 'adopting.sign-in-first');
  const adopted = await send('/api/adoptions', li, { body: wish });
  assert.equal(adopted.status, 200);
  assert.deepEqual(
    await send('/api/adoptions', li, { body: wish }),
    adopted,
    'once, however often it is sent',
  );
  const late = await send('/api/adoptions', await as('赵明', '13877320002'), {
    body: { ...wish, id: newId() },
  });
  assert.deepEqual([late.status, late.body.code], [409, 'adopting.unit-taken']);
  await noticeOf(db, wish.id);
  await trees.settle();

  const { personId = '', name, organisationId = '' } = orchard.coopStaff;
  await as(name, '13800000009', personId);
  await asCall(db, {}, async (call) =>
    must(await appoint(call, [{ personId, organisationId, role: 'coop-staff' }])),
  );
  const seller = await signedIn(db, personId);
  const lotId = await asCall(db, {}, async (call) => {
    const lot = await picked(call, orchard.plots.river, { amount: '20' });
    must(await issueCertificate(call, { id: newId(), lotId: lot.id, basis: ['quality-control'] }));
    return lot.id;
  });
  const desk = (await send(`/api/desk/adoption-plans/${plan.planId}`, seller)).body;
  assert.deepEqual(
    desk.toGive.map(({ portions }: { portions: { given: string }[] }) => portions.map(({ given }) => given)),
    [['5']],
  );
  const harvest = { id: newId(), lotId };
  const given = await send(`/api/desk/adoption-plans/${plan.planId}/harvests`, seller, { body: harvest });
  assert.deepEqual(given.body, { id: harvest.id, sequence: 1, owed: '5', given: '5' });
  assert.equal((await send(`/api/desk/adoption-plans/${plan.planId}`, li)).status, 403);

  const { number } = adopted.body;
  const file = (await send(`/api/adoptions/${number}`, li)).body;
  assert.deepEqual(
    [file.as, file.status, file.deliveries[0].given, file.deliveries[0].state],
    ['holder', 'active', '5', 'ordered'],
  );
  const stranger = await as('别人', '13877320003');
  assert.equal((await send(`/api/adoptions/${number}`, stranger)).status, 404);
  const point = await send(`/api/adoptions/${file.id}/point`, li, {
    method: 'PUT',
    body: { nodeId: newId() },
  });
  assert.equal(point.body.code, 'adopting.no-node');
  const gift = { id: newId(), kind: 'gift', toName: '妈妈' };
  const { code } = (await send(`/api/adoptions/${file.id}/codes`, li, { body: gift })).body;
  const claim = { code, name: '妈妈', phone: '13877320003', nodeId: POINT };
  assert.deepEqual((await send('/api/adoptions/claims', stranger, { body: claim })).body, { number });
  assert.equal((await send(`/api/adoptions/${number}`, stranger)).body.as, 'holder');
  assert.equal((await send(`/api/adoptions/${number}`, li)).body.as, 'payer');
});
