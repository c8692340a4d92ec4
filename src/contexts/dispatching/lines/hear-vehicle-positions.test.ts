import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addOrganisations } from '#people';
import { readTimetable } from '#routing';
import type { Actor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { addDays, type Day, instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { asCall } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { DAY, layFleet } from '../../../../test/help/fleet.ts';
import { CARRIER, driver, HUB, nodes, POINT } from '../../../../test/help/network.ts';
import { settle } from '../../../../test/help/village.ts';
import {
  type PositionToWrite,
  writeVehiclePositions,
} from '../../../../test/help/write-vehicle-positions.ts';
import { bringTimetable, confirmTimetable } from './bring-timetable.ts';
import { forgetPositions } from './bus-positions.ts';
import { busesOfDay } from './buses-of-day.ts';
import { hearVehiclePositions } from './hear-vehicle-positions.ts';

/* From the hub to the point at half past eight, and at ten to midnight, in at half past midnight. */
const { db } = await testDatabase();
const { actors } = await settle(db);
const [hub, point] = [HUB, POINT].map((id) => nodes.find((node) => node.id === id) ?? assert.fail());
const NEXT = addDays(DAY, 1);
const as = (time: string, { actor = driver, day = DAY }: { actor?: Actor; day?: Day } = {}) => ({
  ...{ now: instantAt(day, time), actor },
});
await asCall(db, { now: instantAt(DAY, '05:00') }, async (call) => {
  const names = { nameZh: '大将客运', nameEn: 'Dajiang Bus', placeCode: '450224', contactPhone: '' };
  must(await addOrganisations(call, [{ id: CARRIER, kind: 'carrier', ...names }]));
  await layFleet(call);
});
const hear = (
  time: string,
  positions: readonly PositionToWrite[] | Uint8Array,
  given?: Parameters<typeof as>[1],
) =>
  asCall(db, as(time, given), (call) =>
    hearVehiclePositions(call, {
      carrierId: CARRIER,
      feed: positions instanceof Uint8Array ? positions : writeVehiclePositions(positions),
    }),
  );
const bus = (trip: string, given: Partial<PositionToWrite> = {}): PositionToWrite => ({
  ...{ id: `v ${trip}`, trip, lat: hub?.lat ?? 0, lng: hub?.lng ?? 0 },
  ...given,
});
const moment = (time: string, day = DAY) => instantAt(day, time).getTime() / 1_000;
/** Trip, stop, how and whether it is old, of the buses of a day whose place is known. */
const places = async (time: string, given: { actor?: Actor; day?: Day; board?: Day } = {}) => {
  const day = given.board ?? given.day ?? DAY;
  const { buses } = must(
    await asCall(db, as(time, given), (call) => busesOfDay(call, { carrierId: CARRIER, day })),
  );
  return buses.flatMap(({ tripId, place }) => (place ? [[tripId, place.stop, place.how, place.old]] : []));
};

test('without a timetable, or by somebody else, nothing is heard; what is no feed is told with its byte', async () => {
  const none = await hear('06:00', []);
  assert.equal(!none.ok && none.refusal.code, 'dispatching.timetable-unknown');
  await asCall(db, as('06:00'), async (call) => {
    const read = readTimetable({
      'stops.txt': `stop_id,stop_name,stop_lat,stop_lon\nh,县城,${hub?.lat},${hub?.lng}\np,雅仕,${point?.lat},${point?.lng}`,
      'routes.txt': 'route_id,route_short_name\n1,城乡1路',
      'calendar.txt':
        'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nw,1,1,1,1,1,0,0,20260101,20261231',
      'trips.txt': 'route_id,service_id,trip_id\n1,w,early\n1,w,night',
      'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence
early,08:30:00,08:30:00,h,1
early,09:15:00,09:15:00,p,2
night,23:50:00,23:50:00,h,1
night,24:30:00,24:30:00,p,2`,
    });
    const id = newId();
    must(await bringTimetable(call, { id, carrierId: CARRIER, fileName: 'f.zip', read: must(read) }));
    must(await confirmTimetable(call, id));
  });
  const stranger = await hear('06:00', [], { actor: actors.driver });
  assert.equal(!stranger.ok && stranger.refusal.code, 'dispatching.not-your-timetable');
  const text = await hear('06:00', new TextEncoder().encode('{"entity": []}'));
  assert.deepEqual(!text.ok && text.refusal, { code: 'dispatching.no-feed', facts: { byte: 0 } });
});

test('a bus of the day is where the feed says; what cannot be and what nobody knows is told, and the others are heard', async () => {
  const heard = must(
    await hear('08:40', [
      bus('early', { stop: 'p', at: moment('08:39') }),
      bus('early', { stop: 'h', status: 1, at: moment('08:31') }),
      bus('another'),
      { id: 'no trip', lat: 25, lng: 109 },
      bus('night', { lat: 91 }),
      bus('night', { lng: Number.NaN }),
      bus('night', { date: '20260603' }),
      bus('night', { at: moment('07:40') }),
      bus('night', { at: moment('08:46') }),
    ]),
  );
  assert.deepEqual(heard, {
    known: 1,
    unknown: ['another', '', 'night'],
    leftOut: [
      { row: 5, id: 'v night', why: 'off-the-earth' },
      { row: 6, id: 'v night', why: 'not-a-number' },
      { row: 8, id: 'v night', why: 'too-old' },
      { row: 9, id: 'v night', why: 'not-yet' },
    ],
  });
  assert.deepEqual(await places('08:40'), [['early', '雅仕', 'on-the-way', false]]);
});

test('a position is said to be old after five minutes, and after an hour it is not known', async () => {
  assert.deepEqual(await places('08:44'), [['early', '雅仕', 'on-the-way', false]]);
  assert.deepEqual(await places('08:45'), [['early', '雅仕', 'on-the-way', true]]);
  assert.deepEqual(await places('09:38'), [['early', '雅仕', 'on-the-way', true]]);
  assert.deepEqual(await places('09:39'), []);
});

test('where its buses are is the carrier’s own people’s to see', async () => {
  assert.deepEqual(await places('08:40', { actor: actors.officer }), []);
});

test('a feed is the whole of what is known: of a bus it names no more nothing is kept', async () => {
  assert.equal(must(await hear('08:50', [bus('early')])).known, 1);
  assert.deepEqual(await places('08:50'), [['early', '县城', 'near', false]]);
  assert.equal(must(await hear('08:51', [])).known, 0);
  assert.deepEqual(await places('08:51'), []);
  assert.deepEqual(await db.selectFrom('dispatching.busPosition').selectAll().execute(), []);
});

test('past midnight the bus of the evening before is still that one, unless the feed says of which day it is', async () => {
  must(await hear('00:10', [bus('night', { stop: 'p' })], { day: NEXT }));
  assert.deepEqual(await places('00:10', { day: NEXT }), [['night', '雅仕', 'on-the-way', false]]);
  assert.deepEqual(await places('00:10', { day: NEXT, board: DAY }), [
    ['night', '雅仕', 'on-the-way', false],
  ]);
  must(await hear('00:11', [bus('night', { stop: 'h', date: '20260602' })], { day: NEXT }));
  const { buses } = must(
    await asCall(db, as('00:11', { day: NEXT }), (call) =>
      busesOfDay(call, { carrierId: CARRIER, day: NEXT }),
    ),
  );
  assert.deepEqual(
    buses.flatMap(({ departs, place }) => (place ? [[departs, place.stop]] : [])),
    [[23 * 3_600 + 50 * 60, '县城']],
  );
});

test('positions of a feed that ended are forgotten by the clock', async () => {
  const kept = async () => (await db.selectFrom('dispatching.busPosition').select('tripId').execute()).length;
  assert.equal(await kept(), 1);
  await asCall(db, { now: instantAt(NEXT, '01:10') }, forgetPositions);
  assert.equal(await kept(), 1);
  await asCall(db, { now: instantAt(NEXT, '01:11') }, forgetPositions);
  assert.equal(await kept(), 0);
});
