import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COUNTY } from '../../test/help/county.ts';
import { testDatabase } from '../../test/help/database.ts';
import { smsProvider } from '../../test/help/sms-provider.ts';
import { settle, signedIn } from '../../test/help/village.ts';
import { createApi } from './api.ts';

const { db } = await testDatabase();
const { people, organisations, phones } = await settle(db);
const sms = await smsProvider();
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: 'x'.repeat(40), sms };
const stopping = new AbortController().signal;
const api = createApi({ config, db, clock: () => new Date(), stopping, openapi: () => ({}) });

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  api.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-client-address': '203.0.113.7', ...headers },
    body: JSON.stringify(body),
  });

test('a program signs in by code, acts by its token, and signs out', async () => {
  assert.equal((await post('/api/sign-in/code', { phone: phones.wang })).status, 200);
  const signedIn = await post('/api/sign-in', { phone: phones.wang, code: sms.codeFor(phones.wang) });
  const { token, personId } = await signedIn.json();
  assert.equal(personId, people.wang);
  const headers = { authorization: `Bearer ${token}` };
  const me = await (await api.request('/api/me', { headers })).json();
  assert.deepEqual(me, {
    personId: people.wang,
    name: '王秀英',
    roles: ['grower', 'consumer'],
    organisationId: organisations.wang,
    hats: [
      {
        role: 'grower',
        organisationId: organisations.wang,
        nameZh: '王秀英家',
        nameEn: 'Wang Xiuying’s household',
      },
    ],
  });
  assert.equal((await post('/api/sign-out', {}, headers)).status, 200);
  assert.equal((await api.request('/api/me', { headers })).status, 401);
});

test('too many codes for one number are refused with a problem', async () => {
  await post('/api/sign-in/code', { phone: phones.chen });
  const second = await post('/api/sign-in/code', { phone: phones.chen });
  assert.equal(second.status, 429);
  assert.equal((await second.json()).code, 'people.too-many-attempts');
});

test('co-op staff read their own members, an officer all of them', async () => {
  const members = async (cookie: string) =>
    (await (await api.request('/api/members?q=w', { headers: { cookie } })).json()).members;
  const names = (found: { name: string }[]) => found.map((member) => member.name);
  assert.deepEqual(names(await members(await signedIn(db, people.clerk, { now: new Date() }))), ['王秀英']);
  assert.deepEqual(names(await members(await signedIn(db, people.officer, { now: new Date() }))), [
    '王秀英',
    '吴审核',
  ]);
});

test('places and organisations are read over the API', async () => {
  const { places } = await (await api.request('/api/places')).json();
  assert.equal(places.length, 3);
  const cookie = await signedIn(db, people.officer, { now: new Date() });
  const found = await (await api.request('/api/organisations?kind=coop', { headers: { cookie } })).json();
  assert.equal(found.total, 2);
});
