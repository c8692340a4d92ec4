import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addOrganisations } from '#people';
import type { Actor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { asCall } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { DAY, layFleet, order } from '../../../../test/help/fleet.ts';
import { CARRIER, driver, HUB, POINT } from '../../../../test/help/network.ts';
import { settle } from '../../../../test/help/village.ts';
import { type TripToWrite, writeTripUpdates } from '../../../../test/help/write-trip-updates.ts';
import { dayBoard } from '../day-board.ts';
import { settleTrouble } from '../settle-trouble.ts';
import { confirmTimetable, typeLine } from './bring-timetable.ts';
import { busesOfDay } from './buses-of-day.ts';
import { hearTripUpdates } from './hear-trip-updates.ts';

/* One line to the point, at 8:30 and 12:40; two parcels go by the first bus, which takes no more. */
const { db } = await testDatabase();
const { actors } = await settle(db);
const now = instantAt(DAY, '06:00');
const as = (actor: Actor) => ({ now, actor });
await asCall(db, { now }, async (call) => {
  const names = { nameZh: '大将客运', nameEn: 'Dajiang Bus', placeCode: '450224', contactPhone: '' };
  must(await addOrganisations(call, [{ id: CARRIER, kind: 'carrier', ...names }]));
  await layFleet(call);
});
const codes = Object.fromEntries(
  (await db.selectFrom('delivery.node').select(['id', 'code']).execute()).map(({ id, code }) => [id, code]),
);
const hear = (trips: readonly TripToWrite[] | Uint8Array, actor: Actor = driver) =>
  asCall(db, as(actor), (call) =>
    hearTripUpdates(call, {
      carrierId: CARRIER,
      feed: trips instanceof Uint8Array ? trips : writeTripUpdates(trips),
    }),
  );
const troubles = async () =>
  must(await asCall(db, as(driver), (call) => dayBoard(call, { day: DAY }))).troubles.map(
    ({ trouble }) => trouble,
  );

test('before there is a timetable, or by somebody else, nothing is heard; what is no feed is told with its byte', async () => {
  const none = await hear([]);
  assert.equal(!none.ok && none.refusal.code, 'dispatching.timetable-unknown');
  const stranger = await hear([], actors.driver);
  assert.equal(!stranger.ok && stranger.refusal.code, 'dispatching.not-your-timetable');
  const text = await hear(new TextEncoder().encode('{"entity": []}'));
  assert.deepEqual(!text.ok && text.refusal, { code: 'dispatching.no-feed', facts: { byte: 0 } });
});

let early = '';
let noon = '';
let stop = '';

test('a bus that parcels go by is a trouble once it is late, and only then, once however often it is told', async () => {
  const line = {
    ...{ name: '城乡 1 路', weekdays: [1, 2, 3, 4, 5], departures: '8:30 12:40', goods: '' },
    ...{ kg: '12', handOver: '3', inspection: '5', stops: `${codes[HUB]} 0\n${codes[POINT]} 45` },
  };
  await asCall(db, as(driver), async (call) => {
    const id = newId();
    must(await typeLine(call, { id, carrierId: CARRIER, line }));
    must(await confirmTimetable(call, id));
  });
  const parcels = [
    await asCall(db, { now }, (call) => order(call, POINT, 6_000)),
    await asCall(db, { now }, (call) => order(call, POINT, 6_000)),
  ];
  const { buses } = must(
    await asCall(db, as(driver), (call) => busesOfDay(call, { carrierId: CARRIER, day: DAY })),
  );
  [early = '', noon = ''] = buses.map(({ tripId }) => tripId);
  const { timetable } = (
    await db.selectFrom('dispatching.timetable').select('timetable').where('status', '=', 'current').execute()
  )[0] as { timetable: { stops: { id: string }[] } };
  stop = timetable.stops[0]?.id ?? '';

  const quiet = must(
    await hear([{ tripId: early, delay: 540 }, { tripId: noon, cancelled: true }, { tripId: 'x' }]),
  );
  assert.deepEqual(quiet, { known: 2, unknown: ['x'], late: 0, cancelled: 1, alerts: 0, troubles: 0 });
  assert.deepEqual(await troubles(), []);

  // At the hub forty minutes late, by the moment it is told to leave.
  const time = instantAt(DAY, '09:10').getTime() / 1_000;
  const late = [{ tripId: early, date: DAY.replaceAll('-', ''), stops: [{ stopId: stop, time }] }];
  assert.equal(must(await hear(late)).troubles, 1);
  assert.equal(must(await hear(late)).troubles, 1);
  const [trouble, ...more] = await troubles();
  assert.deepEqual(
    [trouble?.kind, trouble?.minutesLate, trouble?.orderNumbers.toSorted(), trouble?.note, more],
    ['late-bus', 40, parcels.toSorted(), '城乡 1 路', []],
  );
});

test('it grows with what the feed says, is over by itself when the bus is on time again, and comes back when it does not run', async () => {
  must(await hear([{ tripId: early, delay: 5_400 }]));
  assert.deepEqual(
    (await troubles()).map(({ minutesLate }) => minutesLate),
    [90],
  );
  assert.equal(must(await hear([{ tripId: early, delay: 60 }])).troubles, 0);
  const [over] = await troubles();
  assert.deepEqual([over?.settledHow, over?.minutesLate], ['leaves', 1]);
  assert.equal(must(await hear([{ tripId: early, cancelled: true }])).troubles, 1);
  const [gone] = await troubles();
  assert.deepEqual([gone?.minutesLate, gone?.settledAt], [null, null]);
});

test('what a dispatcher has settled stays settled, unless it gets worse', async () => {
  const [open] = await troubles();
  must(await asCall(db, as(driver), (call) => settleTrouble(call, { id: open?.id ?? '', how: 'replanned' })));
  assert.equal(must(await hear([{ tripId: early, cancelled: true }])).troubles, 0);
  assert.ok((await troubles()).every(({ settledAt }) => settledAt !== null));
});
