import assert from 'node:assert/strict';
import test from 'node:test';
import { addNodes } from '#delivery';
import { confirmTimetable, typeLine } from '#dispatching';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { asCall, COUNTY, MORNING } from '../../test/help/county.ts';
import { testDatabase } from '../../test/help/database.ts';
import { HUB, nodes, POINT } from '../../test/help/network.ts';
import { settle, signedIn } from '../../test/help/village.ts';
import { writeServiceAlerts } from '../../test/help/write-service-alerts.ts';
import { writeTripUpdates } from '../../test/help/write-trip-updates.ts';
import { writeVehiclePositions } from '../../test/help/write-vehicle-positions.ts';
import { createApi } from './api.ts';

const { db } = await testDatabase();
const { people, organisations, actors } = await settle(db);
const carrierId = organisations.bus;
await asCall(db, {}, async (call) => must(await addNodes(call, nodes)));
const codes = new Map(
  (await db.selectFrom('delivery.node').select(['id', 'code']).execute()).map(({ id, code }) => [id, code]),
);
await asCall(db, { actor: actors.driver }, async (call) => {
  const line = {
    ...{ name: '城乡 1 路', weekdays: [1, 2, 3, 4, 5], departures: '8:30', goods: '' },
    ...{ kg: '', handOver: '', inspection: '', stops: `${codes.get(HUB)} 0\n${codes.get(POINT)} 45` },
  };
  const id = newId();
  must(await typeLine(call, { id, carrierId, line }));
  must(await confirmTimetable(call, id));
});
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() };
const stopping = new AbortController().signal;
const api = createApi({ config, db, clock: () => MORNING, stopping, openapi: () => ({}) });
const driver = await signedIn(db, people.driver);

async function send(body: Uint8Array, carrier = carrierId, door = 'trip-updates') {
  const answer = await api.request(`/api/carriers/${carrier}/${door}`, {
    method: 'POST',
    headers: { cookie: driver, 'content-type': 'application/x-protobuf' },
    body: Buffer.from(body),
  });
  return { status: answer.status, body: await answer.json() };
}

test('a bus company sends its feed as it is, and reads what it came to', async () => {
  const { timetable } = (await db.selectFrom('dispatching.timetable').select('timetable').execute())[0] as {
    timetable: { trips: { id: string }[] };
  };
  const trip = timetable.trips[0]?.id ?? '';
  const heard = await send(writeTripUpdates([{ tripId: trip, delay: 1_200 }, { tripId: 'elsewhere' }]));
  assert.deepEqual(heard, {
    status: 200,
    body: { known: 1, unknown: ['elsewhere'], late: 1, cancelled: 0, alerts: 0, troubles: 0 },
  });
});

test('its alerts come at a door of their own, or in the same feed', async () => {
  const { timetable } = (await db.selectFrom('dispatching.timetable').select('timetable').execute())[0] as {
    timetable: { lines: { id: string }[] };
  };
  const line = timetable.lines[0]?.id ?? '';
  const alerts = writeServiceAlerts([
    { id: 'rocks', effect: 1, about: [{ line }] },
    { id: 'elsewhere', effect: 1, about: [{ line: 'another' }] },
  ]);
  const alone = await send(alerts, carrierId, 'service-alerts');
  assert.deepEqual(alone, { status: 200, body: { alerts: 1, others: 1, troubles: 0 } });
  const together = await send(Uint8Array.from([...writeTripUpdates([]), ...alerts]));
  assert.deepEqual([together.status, together.body.alerts], [200, 1]);
});

test('where its buses are comes at a third door, and what cannot be is named in the answer', async () => {
  const { timetable } = (await db.selectFrom('dispatching.timetable').select('timetable').execute())[0] as {
    timetable: { trips: { id: string }[] };
  };
  const trip = timetable.trips[0]?.id ?? '';
  const feed = writeVehiclePositions([
    { id: 'a', trip, lat: 25, lng: 109 },
    { id: 'b', trip, lat: 25, lng: 190 },
    { id: 'c', trip: 'elsewhere', lat: 25, lng: 109 },
  ]);
  assert.deepEqual(await send(feed, carrierId, 'vehicle-positions'), {
    status: 200,
    body: { known: 1, unknown: ['elsewhere'], leftOut: [{ row: 2, id: 'b', why: 'off-the-earth' }] },
  });
  const other = await send(feed, newId(), 'vehicle-positions');
  assert.deepEqual([other.status, other.body.code], [403, 'dispatching.not-your-timetable']);
  const text = await send(new TextEncoder().encode('lat,lng'), carrierId, 'vehicle-positions');
  assert.deepEqual([text.status, text.body.code], [422, 'dispatching.no-feed']);
});

test('what is no feed and another’s timetable are problem documents', async () => {
  const text = await send(new TextEncoder().encode('trip,delay'));
  assert.deepEqual([text.status, text.body.code], [422, 'dispatching.no-feed']);
  const alert = await send(new TextEncoder().encode('alert'), carrierId, 'service-alerts');
  assert.deepEqual([alert.status, alert.body.code], [422, 'dispatching.no-feed']);
  const other = await send(writeTripUpdates([]), newId());
  assert.deepEqual([other.status, other.body.code], [403, 'dispatching.not-your-timetable']);
});
