import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COUNTY, MORNING } from '../../test/help/county.ts';
import { openDb } from '../shared/database.ts';
import { createEpcis } from './epcis.ts';

// Nobody listens there: what is asked needs no record.
const { db } = openDb('postgres://nobody@127.0.0.1:1/none');
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: 'x'.repeat(40) };
const stopping = new AbortController().signal;
const epcis = createEpcis({ config, db, clock: () => MORNING, stopping, openapi: () => ({}) });
const ask = (address: string) =>
  epcis.request('/epcis', { headers: { 'x-client-address': address, 'accept-language': 'en' } });

test('one address that asks without end is asked to wait; others are not', async () => {
  const answers = await Promise.all(Array.from({ length: 3000 }, () => ask('203.0.113.1')));
  const refused = answers.find(({ status }) => status === 429);
  assert.ok(refused, 'three thousand at once are too many');
  assert.equal(refused.headers.get('retry-after'), '1');
  assert.equal((await refused.json()).code, 'tracing.too-many-requests');
  assert.equal((await ask('203.0.113.2')).status, 200);
});
