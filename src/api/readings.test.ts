import assert from 'node:assert/strict';
import test from 'node:test';
import { addPeople, appoint } from '#people';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { asCall, COUNTY, MORNING } from '../../test/help/county.ts';
import { testDatabase } from '../../test/help/database.ts';
import { plantOrchard } from '../../test/help/orchard.ts';
import { signedIn } from '../../test/help/village.ts';
import { createApi } from './api.ts';

const { db } = await testDatabase();
const { chen, wei, plots } = await plantOrchard(db);
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() };
const stopping = new AbortController().signal;
const api = createApi({ config, db, clock: () => MORNING, stopping, openapi: () => ({}) });

const growerOf = async (organisationId: string, phone: string) => {
  const id = newId();
  await asCall(db, {}, async (call) => {
    must(await addPeople(call, [{ id, name: '陈大山', phone, placeCode: '450224103204' }]));
    must(await appoint(call, [{ personId: id, organisationId, role: 'grower' }]));
  });
  return signedIn(db, id);
};

test('a gateway sends what its loggers measured, twice when unsure; nobody else’s plot, and nothing that cannot be', async () => {
  const send = async (cookie: string, readings: object[]) => {
    const answer = await api.request(`/api/plots/${plots.east}/readings`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ readings }),
    });
    return [answer.status, await answer.json()] as const;
  };
  const own = await growerOf(chen, '13877320011');
  const at = instantAt('2026-05-31', '14:00').toISOString();
  const both = [
    { at, measure: 'soil-temperature', value: '19.5' },
    { at, measure: 'soil-moisture', value: '33', sensor: 'upper row' },
  ];
  assert.deepEqual(await send(own, both), [200, { kept: 2 }]);
  assert.deepEqual(await send(own, both), [200, { kept: 0 }]);
  const [status, problem] = await send(await growerOf(wei, '13877320012'), both);
  assert.deepEqual([status, problem.code], [403, 'origin.not-yours']);
  const [hot, broken] = await send(own, [{ at, measure: 'soil-moisture', value: '130' }]);
  assert.deepEqual([hot, broken.code], [422, 'origin.reading-impossible']);
  const [odd, malformed] = await send(own, [{ at, measure: 'wind', value: '3' }]);
  assert.deepEqual([odd, malformed.code], [422, 'request.invalid']);
});
