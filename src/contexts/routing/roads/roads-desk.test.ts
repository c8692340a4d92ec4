import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { Actor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must, type Outcome } from '#shared/outcome.ts';
import { atEnd } from '../../../../test/help/at-end.ts';
import { asCall } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { writePbf } from '../../../../test/help/write-pbf.ts';
import { countyWays, timesBetween } from './county-ways.ts';
import { importRoads } from './import-roads.ts';
import { makeRoads } from './make-roads.ts';
import { mayImportRoads, mayNameService } from './may-change.ts';
import { dropRoadService, nameRoadService, tryRoadService } from './name-service.ts';
import { roadsInUse } from './roads-in-use.ts';

const { db } = await testDatabase();
const actor = (role: 'officer' | 'admin' | 'carrier' | 'grower'): Actor => ({
  ...{ personId: newId(), name: '潘文斌', roles: [role], organisationId: newId() },
});
const officer = actor('officer');
const admin = actor('admin');
const as = <T>(who: Actor, verb: Parameters<typeof asCall<T>>[2]) => asCall(db, { actor: who }, verb);
const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.refusal.code);
const guess = { detour: 1.4, kmh: 45 };
const points = [
  { lat: 25.2, lng: 109.4 },
  { lat: 25.3, lng: 109.4 },
];
const used = async () => (await timesBetween(await as(officer, countyWays), points, guess)).used;

/** An OSRM of two places, ten minutes and eight kilometres apart. */
const osrm = createServer((request, response) => {
  const wanted = request.url?.startsWith('/table/v1/driving/');
  response.statusCode = wanted ? 200 : 404;
  const both = (far: number) => [
    [0, far],
    [far, 0],
  ];
  response.end(wanted ? JSON.stringify({ code: 'Ok', durations: both(600), distances: both(8_000) }) : 'no');
});
await new Promise<void>((resolve) => osrm.listen(0, '127.0.0.1', resolve));
atEnd(async () => {
  osrm.closeAllConnections();
  osrm.close();
});
const url = `http://127.0.0.1:${(osrm.address() as AddressInfo).port}`;

const extract = writePbf({
  nodes: [
    { id: 1, lat: 25.2, lon: 109.4 },
    { id: 2, lat: 25.3, lon: 109.4 },
    { id: 3, lat: 25.4, lon: 109.6 },
    { id: 4, lat: 25.41, lon: 109.6 },
  ],
  ways: [
    { id: 1, refs: [1, 2], tags: { highway: 'secondary' } },
    { id: 2, refs: [3, 4], tags: { highway: 'track' } },
    { id: 3, refs: [1, 2], tags: { route: 'ferry', duration: '01:00' } },
  ],
  relations: [
    {
      id: 1,
      members: ['way 1 from', 'node 2 via', 'way 1 to'],
      tags: { type: 'restriction', restriction: 'no_u_turn' },
    },
    {
      id: 2,
      members: ['way 1 from', 'way 2 via', 'way 3 to'],
      tags: { type: 'restriction', restriction: 'no_u_turn' },
    },
  ],
});

test('an officer imports an extract, carriers see what is in use, others neither', async () => {
  const nothing = must(await as(officer, (call) => roadsInUse(call)));
  assert.deepEqual(
    [nothing.mayImport, nothing.mayName, nothing.roads, nothing.service],
    [true, false, undefined, undefined],
  );
  assert.equal((await used()).by, 'guess');
  const { file, km, apart, ferries, turns, leftOut } = must(await makeRoads(extract));
  assert.deepEqual([km, apart, ferries, turns], [12, 1, 1, 1]);
  assert.deepEqual(leftOut, { viaWays: 1, byHours: 0, unclear: 0 });
  for (const who of [actor('carrier'), actor('grower')])
    assert.equal(
      code(await as(who, (call) => importRoads(call, { file, source: 'county.osm.pbf' }))),
      'routing.not-allowed',
    );
  must(await as(officer, (call) => importRoads(call, { file, source: 'county.osm.pbf' })));
  const seen = must(await as(actor('carrier'), (call) => roadsInUse(call)));
  assert.deepEqual(
    [seen.mayImport, seen.roads?.source, seen.roads?.bytes, seen.roads?.importedByName],
    [false, 'county.osm.pbf', file.length, '潘文斌'],
  );
  assert.equal(code(await as(actor('grower'), (call) => roadsInUse(call))), 'routing.not-allowed');
  assert.equal((await used()).by, 'roads');
});

test('who may not change what is in use is told so before anything is read or asked', async () => {
  for (const [who, mayImport, mayName] of [
    ['admin', 'ok', 'ok'],
    ['officer', 'ok', 'routing.not-allowed'],
    ['carrier', 'routing.not-allowed', 'routing.not-allowed'],
    ['grower', 'routing.not-allowed', 'routing.not-allowed'],
  ] as const) {
    assert.equal(code(await as(actor(who), async (call) => mayImportRoads(call))), mayImport);
    assert.equal(code(await as(actor(who), async (call) => mayNameService(call))), mayName);
  }
});

test('what is no map, cut short or too large is refused by name, and the roads in use stay', async () => {
  assert.equal(code(await makeRoads(new Uint8Array())), 'routing.not-osm');
  assert.equal(code(await makeRoads(extract.subarray(0, extract.length - 9))), 'routing.osm-cut-short');
  assert.equal(code(await makeRoads(new Uint8Array(11 * 1024 * 1024))), 'routing.extract-too-large');
  assert.equal((await used()).by, 'roads');
});

test('a service is named once it has answered, asked before the roads, and dropped again', async () => {
  const service = must(await tryRoadService({ kind: 'osrm', url: `${url}/` }, points));
  for (const who of [actor('carrier'), officer])
    assert.equal(code(await as(who, (call) => nameRoadService(call, service))), 'routing.not-allowed');
  must(await as(admin, (call) => nameRoadService(call, service)));
  must(await as(admin, (call) => nameRoadService(call, service)));
  assert.deepEqual(await used(), { by: 'osrm' });
  const seen = must(await as(officer, (call) => roadsInUse(call)));
  assert.deepEqual([seen.service?.url, seen.service?.namedByName], [url, '潘文斌']);
  assert.equal(code(await as(actor('carrier'), (call) => dropRoadService(call))), 'routing.not-allowed');
  must(await as(admin, (call) => dropRoadService(call)));
  assert.equal((await used()).by, 'roads');
});

test('an address that is none, or where nobody answers as such a service, is refused with why', async () => {
  for (const wrong of [
    '',
    'ftp://10.0.0.7',
    'http://user:secret@10.0.0.7',
    `${url}?x=1`,
    'http://169.254.169.254',
  ])
    assert.equal(code(await tryRoadService({ kind: 'osrm', url: wrong }, points)), 'routing.service-address');
  assert.equal(code(await tryRoadService({ kind: 'google', url }, points)), 'routing.service-address');
  const silent = await tryRoadService({ kind: 'osrm', url: 'http://127.0.0.1:1' }, points);
  assert.deepEqual(!silent.ok && silent.refusal, {
    code: 'routing.service-silent',
    facts: { why: 'unreachable' },
  });
  const other = await tryRoadService({ kind: 'valhalla', url }, points);
  assert.deepEqual(!other.ok && other.refusal.facts, { why: 'refused' });
});
