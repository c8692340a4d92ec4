import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { addOrganisations } from '#people';
import { readTimetable } from '#routing';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { asCall } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { DAY, layFleet, order } from '../../../../test/help/fleet.ts';
import { CARRIER, driver, HUB, nodes, POINT } from '../../../../test/help/network.ts';
import { settle } from '../../../../test/help/village.ts';
import { type ConcernToWrite, writeServiceAlerts } from '../../../../test/help/write-service-alerts.ts';
import { writeTripUpdates } from '../../../../test/help/write-trip-updates.ts';
import { dayBoard } from '../day-board.ts';
import { bringTimetable, confirmTimetable } from './bring-timetable.ts';
import { hearServiceAlerts } from './hear-service-alerts.ts';
import { hearTripUpdates } from './hear-trip-updates.ts';

/*
 * Out, direction 0, from bay 1 of the county's coach station to the point at half past eight; a parcel goes by it. Back, direction 1, to
 * bay 2 at ten. Bay 3 is no bus's.
 */
const { db } = await testDatabase();
await settle(db);
const as = (time: string) => ({ now: instantAt(DAY, time), actor: driver });
const [hub, point] = [HUB, POINT].map((id) => nodes.find((node) => node.id === id) ?? assert.fail());
await asCall(db, { now: instantAt(DAY, '05:00') }, async (call) => {
  const names = { nameZh: '大将客运', nameEn: 'Dajiang Bus', placeCode: '450224', contactPhone: '' };
  must(await addOrganisations(call, [{ id: CARRIER, kind: 'carrier', ...names }]));
  await layFleet(call);
  await order(call, POINT, 5_000);
});

const places = (lines: readonly string[]) => lines.join('\n');
const files = {
  'stops.txt': places([
    'stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station',
    `coach,汽车站,${hub?.lat},${hub?.lng},1,`,
    ...[1, 2, 3].map((bay) => `bay${bay},汽车站 ${bay},${hub?.lat},${hub?.lng},0,coach`),
    `village,雅仕,${point?.lat},${point?.lng},0,`,
  ]),
  'routes.txt': 'route_id,route_short_name,route_type\n1,城乡1路,3',
  'calendar.txt':
    'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nw,1,1,1,1,1,0,0,20260101,20261231',
  'trips.txt': 'route_id,service_id,trip_id,direction_id\n1,w,out,0\n1,w,back,1',
  'stop_times.txt': places([
    'trip_id,arrival_time,departure_time,stop_id,stop_sequence',
    ...['out,08:30:00,08:30:00,bay1,1', 'out,09:15:00,09:15:00,village,2'],
    ...['back,10:00:00,10:00:00,village,1', 'back,10:45:00,10:45:00,bay2,2'],
  ]),
};
const bring = (given: Partial<typeof files> = {}) =>
  asCall(db, as('05:30'), async (call) => {
    const read = must(readTimetable({ ...files, ...given }));
    assert.deepEqual(read.leftOut, []);
    const id = newId();
    must(await bringTimetable(call, { id, carrierId: CARRIER, fileName: 'f.zip', read }));
    must(await confirmTimetable(call, id));
  });
await bring();

/** How many alerts are kept, and how many troubles stand, when there is no service for whom it concerns. */
const heard = async (time: string, ...about: readonly ConcernToWrite[]) => {
  const feed = writeServiceAlerts([{ id: 'a', effect: 1, about }]);
  const { alerts, troubles } = must(
    await asCall(db, as(time), (call) => hearServiceAlerts(call, { carrierId: CARRIER, feed })),
  );
  return [alerts, troubles];
};
const open = async (time: string) =>
  must(await asCall(db, as(time), (call) => dayBoard(call, { day: DAY }))).troubles.flatMap(({ trouble }) =>
    trouble.settledAt ? [] : [trouble.tripId],
  );

test('an alert at a station reaches the platform where a parcel is put in, as one at the platform does; another platform’s does not', async () => {
  assert.deepEqual(await heard('06:00', { stop: 'bay1' }), [1, 1]);
  assert.deepEqual(await open('06:00'), ['out']);
  assert.deepEqual(await heard('06:01', { stop: 'bay2' }), [1, 0]);
  assert.deepEqual(await open('06:01'), []);
  assert.deepEqual(await heard('06:02', { stop: 'coach' }), [1, 1]);
  assert.deepEqual(await open('06:02'), ['out']);
  assert.deepEqual(await heard('06:03', { stop: 'bay3' }), [0, 0]);
  assert.deepEqual(await heard('06:04', { line: '1', stop: 'coach' }), [1, 1]);
  assert.deepEqual(await heard('06:05', { line: '2', stop: 'coach' }), [0, 0]);
  assert.deepEqual(await open('06:05'), []);
});

test('where the timetable does not say whose platforms they are, an alert at the station concerns none of them', async () => {
  const alone = files['stops.txt'].replaceAll(',coach', ',');
  await bring({ 'stops.txt': alone });
  assert.deepEqual(await heard('06:06', { stop: 'coach' }), [0, 0]);
  assert.deepEqual(await heard('06:07', { stop: 'bay1' }), [1, 1]);
  assert.deepEqual(await heard('06:08', { stop: 'bay3' }), [0, 0]);
  await bring();
});

test('an alert about one direction of a line stops the trips that go there, and not those that come back', async () => {
  assert.deepEqual(await heard('06:10', { line: '1', direction: 1 }), [1, 0]);
  assert.deepEqual(await open('06:10'), []);
  assert.deepEqual(await heard('06:11', { line: '1', direction: 0 }), [1, 1]);
  assert.deepEqual(await open('06:11'), ['out']);
  assert.deepEqual(await heard('06:12', { trip: { line: '1', direction: 1 } }), [1, 0]);
  assert.deepEqual(await heard('06:13', { trip: { line: '1', direction: 0, begins: '08:30:00' } }), [1, 1]);
  assert.deepEqual(await heard('06:14', { line: '1', direction: 1, stop: 'village' }), [1, 0]);
  assert.deepEqual(await heard('06:15', { direction: 0 }), [0, 0]);
  assert.deepEqual(await open('06:15'), []);
});

test('with a timetable that says no directions an alert about one counts for both, and one kept before directions were for the line', async () => {
  await bring({ 'trips.txt': 'route_id,service_id,trip_id\n1,w,out\n1,w,back' });
  for (const [direction, time] of ['06:16', '06:17'].entries())
    assert.deepEqual(await heard(time, { line: '1', direction }), [1, 1]);
  await bring();
  assert.deepEqual(await heard('06:18', { line: '1', direction: 1 }), [1, 0]);
  await sql`update dispatching.service_alert set concerns = ${'[{"agencyId":null,"lineId":"1","lineKind":null,"trip":null,"stopId":null}]'}::jsonb`.execute(
    db,
  );
  // A feed of trips leaves what the other door alerted of, and looks at it again.
  const feed = writeTripUpdates([]);
  const { troubles } = must(
    await asCall(db, as('06:19'), (call) => hearTripUpdates(call, { carrierId: CARRIER, feed })),
  );
  assert.equal(troubles, 1);
});
