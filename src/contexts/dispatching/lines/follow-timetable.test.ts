import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { networkOf, promisesTo, takeCapacity } from '#delivery';
import { addOrganisations } from '#people';
import { type Actor, visitor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { dayOf, instantAt, timeOf } from '#shared/instant.ts';
import { must, type Outcome } from '#shared/outcome.ts';
import { asCall } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { layFleet, services } from '../../../../test/help/fleet.ts';
import { bus, CARRIER, driver, HUB, nodes, POINT } from '../../../../test/help/network.ts';
import { settle } from '../../../../test/help/village.ts';
import { bringTimetable, confirmTimetable } from './bring-timetable.ts';
import { followWithServices, renewAllRuns } from './follow-timetable.ts';
import { timetableDesk } from './look-at-timetable.ts';
import { readTimetableFiles } from './read-timetable-files.ts';

/* Sunday 31 May 2026 at noon; buses on weekdays, but not on Tuesday the second, which is a holiday. */
const { db } = await testDatabase();
const { actors } = await settle(db);
const now = instantAt('2026-05-31', '12:00');
await asCall(db, { now }, async (call) => {
  const names = { nameZh: '大将客运', nameEn: 'Dajiang Bus', placeCode: '450224', contactPhone: '' };
  must(await addOrganisations(call, [{ id: CARRIER, kind: 'carrier', ...names }]));
  await layFleet(call);
});
const [hub, point] = [HUB, POINT].map((id) => nodes.find((node) => node.id === id) ?? assert.fail());

/** A feed of one line from the hub to the point: there after 45 minutes; three minutes to hand over, five to inspect. */
type Where = { readonly lat: number; readonly lng: number } | undefined;
const feed = (departures: readonly string[], to: Where = point) => ({
  'stops.txt': `stop_id,stop_name,stop_lat,stop_lon\nh,县城,${hub?.lat},${hub?.lng}\np,雅仕,${to?.lat},${to?.lng}`,
  'routes.txt': 'route_id,route_short_name,route_type\n1,城乡1路,3',
  'calendar.txt':
    'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\nw,1,1,1,1,1,0,0,20260101,20261231',
  'calendar_dates.txt': 'service_id,date,exception_type\nw,20260602,2',
  'trips.txt': `route_id,service_id,trip_id\n${departures.map((_, trip) => `1,w,${trip}`).join('\n')}`,
  'stop_times.txt': `trip_id,arrival_time,departure_time,stop_id,stop_sequence\n${departures
    .flatMap((at, trip) => [`${trip},${at}:00,${at}:00,h,1`, `${trip},${later(at)}:00,${later(at)}:00,p,2`])
    .join('\n')}`,
  'freight.txt': 'route_id,trip_id,capacity_kg,goods,handover_minutes,inspection_minutes\n1,,80,,3,5',
});
const later = (at: string) => timeOf(new Date(instantAt('2026-06-01', at).getTime() + 45 * 60_000));

async function bring(departures: readonly string[], to: Where = point): Promise<void> {
  const files = Object.entries(feed(departures, to)).map(([name, text]) => [name, strToU8(text)] as const);
  const read = must(readTimetableFiles([{ name: 'f.zip', bytes: zipSync(Object.fromEntries(files)) }]));
  assert.deepEqual(read.leftOut, []);
  const id = newId();
  await asCall(db, { now, actor: driver }, async (call) => {
    must(await bringTimetable(call, { id, carrierId: CARRIER, fileName: 'f.zip', read }));
    must(await confirmTimetable(call, id));
  });
}
const follow = (
  packMinutes: number | null,
  { serviceIds = [bus.id], actor = driver }: { serviceIds?: readonly string[]; actor?: Actor } = {},
) =>
  asCall(db, { now, actor }, (call) =>
    followWithServices(call, { carrierId: CARRIER, serviceIds, packMinutes }),
  );
const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.refusal.code);

/** What a buyer is promised at a moment: departs, ordered before, there. */
const promised = async (at: Date) =>
  must(
    await asCall(db, { now: at, actor: visitor }, (call) =>
      promisesTo(call, { nodeId: POINT, grams: 1_000 }),
    ),
  ).map(({ departs, orderBefore, arrives }) => [
    departs,
    `${dayOf(orderBefore)} ${timeOf(orderBefore)}`,
    arrives,
  ]);

test('without a bus that gets there a service stays as it was typed, and says why', async () => {
  assert.equal(code(await follow(900)), 'dispatching.no-bus-there');
  assert.deepEqual((await promised(now))[0], ['2026-06-01', '2026-06-01 16:00', '2026-06-02']);
});

test('the cut-off of a service that follows the timetable is so long before the hand-over to its bus, and days without a bus are none', async () => {
  await bring(['08:30', '12:40']);
  assert.equal(must(await follow(900, { serviceIds: [] })), 1);
  // 8:30 less three minutes and five, less fifteen hours.
  assert.deepEqual((await promised(now)).slice(0, 3), [
    ['2026-06-01', '2026-05-31 17:22', '2026-06-01'],
    ['2026-06-03', '2026-06-02 17:22', '2026-06-03'],
    ['2026-06-04', '2026-06-03 17:22', '2026-06-04'],
  ]);
  const evening = instantAt('2026-05-31', '17:22');
  assert.equal((await promised(evening))[0]?.[0], '2026-06-03');
  const hold = { orderId: newId(), serviceId: bus.id, departs: '2026-06-01', grams: 500 };
  const take = (at: Date, departs: string) =>
    asCall(db, { now: at, actor: visitor }, (call) => takeCapacity(call, [{ ...hold, departs }]));
  const late = await take(evening, '2026-06-01');
  assert.deepEqual(!late.ok && late.refusal, {
    code: 'delivery.departure-closed',
    facts: { departs: '2026-06-01', cutOff: '17:22' },
  });
  assert.equal(code(await take(now, '2026-06-02')), 'delivery.departure-closed');
  assert.equal(code(await take(now, '2026-06-01')), 'ok');
});

test('a timetable that is confirmed later moves the cut-offs; every night three weeks are known again', async () => {
  await bring(['10:00']);
  assert.deepEqual((await promised(now))[0], ['2026-06-01', '2026-05-31 18:52', '2026-06-01']);
  const friday = instantAt('2026-06-19', '00:25');
  await asCall(db, { now: friday }, renewAllRuns);
  assert.equal((await promised(friday)).at(-1)?.[0], '2026-07-02');
  await asCall(db, { now }, renewAllRuns);
  const desk = must(await asCall(db, { now, actor: driver }, (call) => timetableDesk(call, {})));
  assert.deepEqual(
    desk.services.map(({ id, packMinutes, days }) => [id, packMinutes, days]),
    [[bus.id, 900, 9]],
  );
});

test('a place its bus no longer goes to is sold for no day, and is sold again once a timetable has the bus', async () => {
  const desk = async () =>
    must(await asCall(db, { now, actor: driver }, (call) => timetableDesk(call, {}))).services.map(
      ({ id, packMinutes, next }) => [id, packMinutes, next !== null && next !== undefined],
    );
  await bring(['10:00'], { lat: 25.7, lng: 109.48 });
  assert.deepEqual(await promised(now), []);
  assert.deepEqual(await desk(), [[bus.id, 900, false]]);
  await asCall(db, { now }, renewAllRuns);
  assert.deepEqual(await promised(now), []);
  await bring(['10:00']);
  assert.deepEqual((await promised(now))[0], ['2026-06-01', '2026-05-31 18:52', '2026-06-01']);
  assert.deepEqual(await desk(), [[bus.id, 900, true]]);
});

test('only its carrier and the county change it, within three days, and only what goes by bus; typed again it is as before', async () => {
  assert.equal(code(await follow(900, { actor: actors.driver })), 'dispatching.not-your-timetable');
  assert.equal(code(await follow(900, { serviceIds: [services.east] })), 'dispatching.not-your-timetable');
  for (const minutes of [Number.NaN, -1, 4_321, 1.5])
    assert.equal(code(await follow(minutes)), 'delivery.terms-invalid');
  must(await follow(null, { actor: actors.officer }));
  assert.deepEqual((await promised(now))[0], ['2026-06-01', '2026-06-01 16:00', '2026-06-02']);
  const network = must(await asCall(db, { now }, networkOf));
  assert.equal(network.services.find(({ id }) => id === bus.id)?.packMinutes, null);
});
