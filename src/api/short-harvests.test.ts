import assert from 'node:assert/strict';
import test from 'node:test';
import { issueCertificate } from '#origin';
import { addPeople, appoint } from '#people';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { asCall, COUNTY, MORNING } from '../../test/help/county.ts';
import { testDatabase } from '../../test/help/database.ts';
import { openMarket, payFor, shopper } from '../../test/help/market.ts';
import { picked } from '../../test/help/orchard.ts';
import { signedIn } from '../../test/help/village.ts';
import { createApi } from './api.ts';

const database = await testDatabase();
const { db } = database;
const { offers, orchard } = await openMarket(db);
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() };
const PACKING = new Date('2026-06-22T00:00:00Z');
const stopping = new AbortController().signal;
const api = createApi({ config, db, clock: () => PACKING, stopping, openapi: () => ({}) });

test('a co-op’s own system sees what fell short, what each rule would give, and shares it once', async () => {
  for (const milli of [10_000, 20_000]) {
    // The smaller one a moment earlier: who came first must not be left to chance.
    const guest = shopper(db, { now: new Date(MORNING.getTime() + milli) });
    const { checkoutId } = must(await guest.order(await guest.fill([[offers.ahead, milli]])));
    await payFor(database, checkoutId);
  }
  await asCall(db, { now: new Date('2026-06-20T02:00:00Z') }, async (call) => {
    const lot = await picked(call, orchard.plots.river, { amount: '12' });
    must(await issueCertificate(call, { id: newId(), lotId: lot.id, basis: ['quality-control'] }));
  });
  const { personId = '', name, organisationId = '' } = orchard.coopStaff;
  const who = { id: personId, name, phone: '13800000009', placeCode: '450224103204' };
  await asCall(db, {}, async (call) => {
    must(await addPeople(call, [who]));
    must(await appoint(call, [{ personId, organisationId, role: 'coop-staff' }]));
  });
  const cookie = await signedIn(db, personId, { now: PACKING });
  const send = async (path: string, body?: object) => {
    const headers = { cookie, 'content-type': 'application/json' };
    const init = body ? { method: 'POST', body: JSON.stringify(body), headers } : { headers };
    const answer = await api.request(path, init);
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : undefined };
  };
  const { harvests } = (await send('/api/desk/sold-ahead')).body;
  const [{ sellerId, productCode, grade, untilDay, wanted, there, short }] = harvests;
  assert.deepEqual([wanted, there, short], ['30', '12', true]);
  const harvest = { sellerId, productCode, grade, untilDay };
  const { rules } = (await send(`/api/desk/short-harvest?${new URLSearchParams(harvest)}`)).body;
  const given = rules.map(({ rule, shares }: { rule: string; shares: { given: string }[] }) => [
    rule,
    ...shares.map((share) => share.given),
  ]);
  assert.deepEqual(given, [
    ['proportional', '4', '8'],
    ['minimum-first', '4.22', '7.78'],
    ['first-come', '10', '2'],
  ]);
  const decision = { id: newId(), ...harvest, rule: 'proportional', wanted, there };
  assert.equal(
    (await send('/api/desk/short-harvests', { ...decision, there: '11' })).body.code,
    'ordering.harvest-changed',
  );
  assert.equal((await send('/api/desk/short-harvests', decision)).status, 204);
  assert.equal((await send('/api/desk/short-harvests', decision)).status, 204);
  assert.deepEqual((await send('/api/desk/sold-ahead')).body.harvests, []);
});
