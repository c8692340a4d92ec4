import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addOrganisations } from '#people';
import type { Actor } from '#shared/call.ts';
import { newCode, newId } from '#shared/id.ts';
import { addDays, type Day, instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { asCall } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { DAY, layFleet, order } from '../../../../test/help/fleet.ts';
import { bus, CARRIER, driver, HUB, POINT, STATION } from '../../../../test/help/network.ts';
import { paidOrder, pay } from '../../../../test/help/parcel.ts';
import { settle } from '../../../../test/help/village.ts';
import { type AlertToWrite, writeServiceAlerts } from '../../../../test/help/write-service-alerts.ts';
import { type TripToWrite, writeTripUpdates } from '../../../../test/help/write-trip-updates.ts';
import { dayBoard } from '../day-board.ts';
import { settleTrouble } from '../settle-trouble.ts';
import { confirmTimetable, typeLine } from './bring-timetable.ts';
import { hearServiceAlerts } from './hear-service-alerts.ts';
import { hearTripUpdates } from './hear-trip-updates.ts';
import type { StoredTimetable } from './stored-timetable.ts';

/* One line past the station to the point, 8:30 to 9:15 and 12:40 to 13:25; two parcels go by the first bus, which has room for more. */
const { db } = await testDatabase();
const { actors } = await settle(db);
const TOMORROW = addDays(DAY, 1);
const as = (time: string, actor: Actor = driver, day = DAY) => ({ now: instantAt(day, time), actor });
await asCall(db, { now: instantAt(DAY, '05:00') }, async (call) => {
  const names = { nameZh: '大将客运', nameEn: 'Dajiang Bus', placeCode: '450224', contactPhone: '' };
  must(await addOrganisations(call, [{ id: CARRIER, kind: 'carrier', ...names }]));
  await layFleet(call);
});
const codes = Object.fromEntries(
  (await db.selectFrom('delivery.node').select(['id', 'code']).execute()).map(({ id, code }) => [id, code]),
);

/** Alerts as they come at the door of their own, at a time of the day. */
const hear = (time: string, alerts: readonly AlertToWrite[] | Uint8Array, actor: Actor = driver) =>
  asCall(db, as(time, actor), (call) =>
    hearServiceAlerts(call, {
      carrierId: CARRIER,
      feed: alerts instanceof Uint8Array ? alerts : writeServiceAlerts(alerts),
    }),
  );
/** One feed of trips and alerts. */
const hearBoth = async (time: string, trips: readonly TripToWrite[], alerts: readonly AlertToWrite[] = []) =>
  must(
    await asCall(db, as(time), (call) => {
      const feed = Uint8Array.from([...writeTripUpdates(trips), ...writeServiceAlerts(alerts)]);
      return hearTripUpdates(call, { carrierId: CARRIER, feed });
    }),
  );
const board = async (time: string, day: Day = DAY) =>
  must(await asCall(db, as(time), (call) => dayBoard(call, { day })));
const troubles = async (time: string, day: Day = DAY) =>
  (await board(time, day)).troubles.map(({ trouble }) => trouble);
const open = async (time: string, day: Day = DAY) =>
  (await troubles(time, day)).filter(({ settledAt }) => settledAt === null);
const moment = (time: string, day = DAY) => instantAt(day, time).getTime() / 1_000;
const NO_SERVICE = 1;
const DETOUR = 4;

test('before there is a timetable, or by somebody else, nothing is heard; what is no feed is told with its byte', async () => {
  const none = await hear('06:00', []);
  assert.equal(!none.ok && none.refusal.code, 'dispatching.timetable-unknown');
  const stranger = await hear('06:00', [], actors.driver);
  assert.equal(!stranger.ok && stranger.refusal.code, 'dispatching.not-your-timetable');
  const text = await hear('06:00', new TextEncoder().encode('{"entity": []}'));
  assert.deepEqual(!text.ok && text.refusal, { code: 'dispatching.no-feed', facts: { byte: 0 } });
  // A header, then an entity whose alert says it is longer than what is left.
  const header = writeServiceAlerts([]);
  const broken = Uint8Array.from([...header, 0x12, 0x03, 0x2a, 0x05, 0x30]);
  const byte = header.length + 2;
  const given = { carrierId: CARRIER, feed: broken };
  const alone = await asCall(db, as('06:00'), (call) => hearServiceAlerts(call, given));
  assert.deepEqual(!alone.ok && alone.refusal, { code: 'dispatching.no-feed', facts: { byte } });
  const both = await asCall(db, as('06:00'), (call) => hearTripUpdates(call, given));
  assert.deepEqual(!both.ok && both.refusal, { code: 'dispatching.no-feed', facts: { byte } });
});

let line = '';
let early = '';
let stops: readonly string[] = [];
let orders: readonly string[] = [];
const stopped = (given: Partial<AlertToWrite> = {}): AlertToWrite => ({
  ...{ id: 'rocks', cause: 8, effect: NO_SERVICE, about: [{ line }] },
  periods: [{ from: moment('08:00'), until: moment('10:00') }],
  header: { en: 'No buses until ten', zh: '十点前停开' },
  ...given,
});

test('alerts about lines that carry parcels are on the day’s board, those in force first; others are not', async () => {
  const typed = {
    ...{ name: '城乡 1 路', weekdays: [1, 2, 3, 4, 5], departures: '8:30 12:40', goods: '' },
    ...{ kg: '12', handOver: '3', inspection: '5' },
    stops: `${codes[HUB]} 0\n${codes[STATION]} 30\n${codes[POINT]} 45`,
  };
  await asCall(db, as('06:00'), async (call) => {
    const id = newId();
    must(await typeLine(call, { id, carrierId: CARRIER, line: typed }));
    must(await confirmTimetable(call, id));
  });
  const { timetable } = (
    await db.selectFrom('dispatching.timetable').select('timetable').where('status', '=', 'current').execute()
  )[0] as unknown as { timetable: StoredTimetable };
  [line = '', early = ''] = [timetable.lines[0]?.id, timetable.trips[0]?.id];
  stops = timetable.stops.map(({ id }) => id);
  orders = [
    await asCall(db, { now: instantAt(DAY, '06:00') }, (call) => order(call, POINT, 5_000)),
    await asCall(db, { now: instantAt(DAY, '06:00') }, (call) => order(call, POINT, 5_000)),
  ];
  const heard = must(
    await hear('06:00', [
      { id: 'later', effect: DETOUR, about: [{ line }], periods: [{ from: moment('15:00') }] },
      { id: 'elsewhere', effect: NO_SERVICE, about: [{ line: 'another' }, {}, { kind: 2 }] },
      { id: 'tomorrow', effect: DETOUR, about: [{ line }], periods: [{ from: moment('00:00', TOMORROW) }] },
      { id: 'now', effect: DETOUR, about: [{ stop: stops[2] ?? '' }], header: { zh: '改道' } },
      { id: 'over', effect: DETOUR, about: [{ line }], periods: [{ until: moment('05:59') }] },
    ]),
  );
  assert.deepEqual(heard, { alerts: 4, others: 1, troubles: 0 });
  const { alerts } = await board('06:00');
  assert.deepEqual(
    alerts.map(({ id, inForce, from, until, lineNames }) => [id, inForce, from, until, lineNames]),
    [
      ['now', true, instantAt(DAY, '06:00'), null, ['城乡 1 路']],
      ['later', false, instantAt(DAY, '15:00'), null, ['城乡 1 路']],
    ],
  );
  assert.deepEqual(
    (await board('15:30')).alerts.map(({ id, inForce }) => [id, inForce]),
    [
      ['now', true],
      ['later', true],
    ],
  );
  assert.deepEqual(
    (await board('06:00', TOMORROW)).alerts.map(({ id }) => id),
    ['now', 'later', 'tomorrow'],
  );
});

test('one without an end is believed for a day, and one the feed names no more is gone', async () => {
  const dayAfter = async (time: string) =>
    must(
      await asCall(db, as(time, driver, TOMORROW), (call) => dayBoard(call, { day: TOMORROW })),
    ).alerts.map(({ id }) => id);
  assert.deepEqual(await dayAfter('05:59'), ['now', 'later', 'tomorrow']);
  assert.deepEqual(await dayAfter('06:00'), []);
  must(await hear('06:01', []));
  assert.deepEqual((await board('06:01')).alerts, []);
});

test('a line without service stops the buses of that time, and no other: one trouble with its ways out, however often it is told', async () => {
  assert.equal(must(await hear('06:02', [stopped()])).troubles, 1);
  assert.equal(must(await hear('06:03', [stopped()])).troubles, 1);
  const { troubles: shown, alerts } = await board('06:03');
  assert.deepEqual(
    shown.map(({ trouble }) => [
      ...[trouble.kind, trouble.tripId, trouble.minutesLate, trouble.alertId, trouble.note],
      trouble.orderNumbers.toSorted(),
    ]),
    [['late-bus', early, null, 'rocks', '城乡 1 路', orders.toSorted()]],
  );
  // What a cancelled bus has: a van takes its parcels over, or they wait for the next day.
  const [way] = shown;
  assert.equal(way?.out?.advice, 'replan');
  assert.equal(way?.out?.replan?.takenOver.length, 1);
  assert.equal(alerts.length, 1);
});

test('a trip update that says on time does not bring a stopped bus back, and a feed without alerts ends no other door’s', async () => {
  const heard = await hearBoth('06:04', [{ tripId: early, delay: 0 }]);
  assert.deepEqual([heard.late, heard.cancelled, heard.alerts, heard.troubles], [0, 0, 0, 1]);
  assert.equal((await open('06:04')).length, 1);
  assert.equal((await board('06:04')).alerts.length, 1);
});

test('a parcel that comes in for the stopped bus is part of the trouble', async () => {
  const another = await asCall(db, { now: instantAt(DAY, '06:05') }, (call) => order(call, POINT, 1_000));
  orders = [...orders, another];
  must(await hear('06:05', [stopped()]));
  const [trouble, ...more] = await open('06:05');
  assert.deepEqual([trouble?.orderNumbers.toSorted(), more], [orders.toSorted(), []]);
  assert.deepEqual([trouble?.nodeIds, trouble?.serviceIds], [[POINT], [bus.id]]);
});

test('taken back before the bus leaves it is over by itself; taken back after, the bus did not come', async () => {
  must(await hear('06:06', []));
  const [over] = await troubles('06:06');
  assert.deepEqual([over?.settledHow, over?.minutesLate], ['leaves', 1]);
  assert.equal(must(await hear('06:07', [stopped()])).troubles, 1);
  must(await hear('08:31', []));
  const [gone, ...more] = await open('08:31');
  assert.deepEqual([gone?.orderNumbers.toSorted(), more], [orders.toSorted(), []]);
});

test('what a dispatcher has settled stays settled; what comes in for that bus afterwards is another', async () => {
  const [trouble] = await open('06:08');
  must(
    await asCall(db, as('06:08'), (call) => settleTrouble(call, { id: trouble?.id ?? '', how: 'leaves' })),
  );
  assert.equal(must(await hear('06:09', [stopped()])).troubles, 0);
  const another = await asCall(db, { now: instantAt(DAY, '06:09') }, (call) => order(call, POINT, 500));
  assert.equal(must(await hear('06:10', [stopped()])).troubles, 1);
  assert.deepEqual(
    (await open('06:10')).map(({ orderNumbers }) => orderNumbers),
    [[another]],
  );
  must(await hear('06:11', []));
});

test('in one feed with trips an alert goes when that feed names it no more', async () => {
  const heard = await hearBoth('06:12', [{ tripId: early, delay: 60 }], [stopped({ id: 'both' })]);
  assert.deepEqual([heard.alerts, heard.troubles], [1, 1]);
  assert.equal((await open('06:12'))[0]?.alertId, 'both');
  assert.deepEqual((await hearBoth('06:13', [{ tripId: early, delay: 60 }])).troubles, 0);
  assert.deepEqual([await open('06:13'), (await board('06:13')).alerts], [[], []]);
});

const cases: readonly (readonly [string, () => Partial<AlertToWrite>, number])[] = [
  ['a detour', () => ({ effect: DETOUR }), 0],
  [
    'no service at a stop where no parcel is put in or taken out',
    () => ({ about: [{ stop: stops[1] ?? '' }] }),
    0,
  ],
  ['no service at the stop of the parcels', () => ({ about: [{ line, stop: stops[2] ?? '' }] }), 1],
  ['a trip of another day', () => ({ about: [{ trip: { id: early, date: '20260602' } }] }), 0],
  ['a trip of the day', () => ({ about: [{ trip: { id: early, date: '20260601' } }] }), 1],
  ['a trip that begins at another time', () => ({ about: [{ trip: { line, begins: '12:40:00' } }] }), 0],
  ['a trip by its line and time', () => ({ about: [{ trip: { line, begins: '08:30:00' } }] }), 1],
  ['all of a company, whose lines do not say whose they are', () => ({ about: [{ agency: 'dajiang' }] }), 1],
  ['every bus', () => ({ about: [{ kind: 3 }] }), 1],
  ['every ferry', () => ({ about: [{ kind: 4 }] }), 0],
  ['a line and another’s stop', () => ({ about: [{ line, stop: 'elsewhere' }] }), 0],
  ['a time after the bus has arrived', () => ({ periods: [{ from: moment('09:15') }] }), 0],
  ['a time until the bus leaves', () => ({ periods: [{ until: moment('08:30') }] }), 0],
  ['no time at all', () => ({ periods: [] }), 1],
];

for (const [name, given, expected] of cases) {
  test(`a trouble or none: ${name}`, async () => {
    assert.equal(must(await hear('06:14', [stopped(given())])).troubles, expected);
    assert.equal((await open('06:14')).length, expected);
    must(await hear('06:15', []));
    assert.deepEqual(await open('06:15'), []);
  });
}

test('heard without a time in the afternoon, it does not stop the bus of the morning', async () => {
  assert.equal(must(await hear('15:00', [stopped({ id: 'late', periods: [] })])).troubles, 0);
  must(await hear('15:01', []));
});

test('tomorrow’s bus is a trouble of tomorrow, with what is ordered for it', async () => {
  const number = `M${newCode(8)}`;
  const paid = paidOrder({ number, nodeId: POINT, grams: 1_000, departs: TOMORROW, promisedDay: TOMORROW });
  await asCall(db, { now: instantAt(DAY, '06:16') }, (call) => pay(call, paid));
  const periods = [{ from: moment('00:00', TOMORROW), until: moment('24:00', TOMORROW) }];
  assert.equal(must(await hear('06:16', [stopped({ id: 'next', periods })])).troubles, 1);
  assert.deepEqual(await open('06:16'), []);
  assert.deepEqual(
    (await open('06:16', TOMORROW)).map(({ orderNumbers }) => orderNumbers),
    [[number]],
  );
});
