import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addOrganisations } from '#people';
import type { Actor, Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { asCall } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { DAY, layFleet } from '../../../../test/help/fleet.ts';
import { CARRIER, driver, HUB, nodes, POINT } from '../../../../test/help/network.ts';
import { settle } from '../../../../test/help/village.ts';
import { writeVehiclePositions } from '../../../../test/help/write-vehicle-positions.ts';
import { confirmTimetable, typeLine } from './bring-timetable.ts';
import { busesOut } from './buses-out.ts';
import { hearVehiclePositions } from './hear-vehicle-positions.ts';
import { currentTimetable } from './timetables.ts';

/* The bus of half past eight from the hub to the point, heard of at twenty to nine. */
const { db } = await testDatabase();
const { actors } = await settle(db);
const hub = nodes.find(({ id }) => id === HUB) ?? assert.fail();
await asCall(db, { now: instantAt(DAY, '05:00') }, async (call) => {
  const names = { nameZh: '大将客运', nameEn: 'Dajiang Bus', placeCode: '450224', contactPhone: '' };
  must(await addOrganisations(call, [{ id: CARRIER, kind: 'carrier', ...names }]));
  await layFleet(call);
});
const as = (time: string, actor: Actor = driver) => ({ now: instantAt(DAY, time), actor });
const codes = new Map(
  (await db.selectFrom('delivery.node').select(['id', 'code']).execute()).map(({ id, code }) => [id, code]),
);

/** The line's departures are these from now on; answers the trips' ids. */
async function runs(call: Call, departures: string): Promise<string[]> {
  const id = newId();
  const line = {
    ...{ name: '城乡 1 路', weekdays: [1, 2, 3, 4, 5], departures, goods: '', kg: '' },
    ...{ handOver: '', inspection: '', stops: `${codes.get(HUB)} 0\n${codes.get(POINT)} 45` },
  };
  must(await typeLine(call, { id, carrierId: CARRIER, line }));
  must(await confirmTimetable(call, id));
  return (await currentTimetable(call, CARRIER))?.timetable.trips.map((trip) => trip.id) ?? [];
}

const seen = async (time: string, actor?: Actor) =>
  must(await asCall(db, as(time, actor), (call) => busesOut(call))).map(({ line, lng, lat, place }) => ({
    ...{ line, lng, lat, how: place.how, old: place.old },
  }));

test('a carrier’s people see its buses of which a place is known, by line, and which place is old', async () => {
  const [tripId = assert.fail()] = await asCall(db, as('06:00'), (call) => runs(call, '8:30 12:40'));
  assert.deepEqual(await seen('08:39'), []);
  const feed = writeVehiclePositions([{ id: 'a', trip: tripId, lat: hub.lat, lng: hub.lng }]);
  must(await asCall(db, as('08:40'), (call) => hearVehiclePositions(call, { carrierId: CARRIER, feed })));
  const [bus = assert.fail(), ...others] = await seen('08:41');
  assert.deepEqual(others, []);
  const { lng, lat, ...told } = bus;
  assert.deepEqual(told, { line: '城乡 1 路', how: 'near', old: false });
  assert.ok(Math.abs(lng - hub.lng) < 1e-4 && Math.abs(lat - hub.lat) < 1e-4);
  assert.deepEqual(
    (await seen('08:46')).map(({ old }) => old),
    [true],
  );
  assert.deepEqual(await seen('09:40'), []);
});

test('where a carrier’s buses are is not another carrier’s to see, nor the county’s, and a keeper is refused', async () => {
  for (const other of [actors.driver, actors.officer, actors.admin]) {
    assert.deepEqual(await seen('08:41', other), []);
  }
  const keeper = await asCall(db, as('08:41', actors.keeper), (call) => busesOut(call));
  assert.equal(!keeper.ok && keeper.refusal.code, 'dispatching.not-allowed');
});

test('a bus whose trip is gone from the timetable is on no map', async () => {
  assert.equal((await seen('08:41')).length, 1);
  await asCall(db, as('08:41'), (call) => runs(call, '9:15'));
  assert.deepEqual(await seen('08:41'), []);
});
