import assert from 'node:assert/strict';
import test from 'node:test';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { asCall, settle } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import {
  bus,
  CARRIER,
  driver,
  everyDay,
  HUB,
  layNetwork,
  POINT,
  pointKeeper,
  STATION,
} from '../../../test/help/network.ts';
import { paidOrder, pay } from '../../../test/help/parcel.ts';
import { addServices } from './add-services.ts';
import { arriveAt } from './arrive-at.ts';
import { changePromise } from './change-promise.ts';
import { dayParcels } from './day-parcels.ts';
import { departRound } from './depart-round.ts';
import { loadOnRound } from './load-on-round.ts';
import { manifestOf } from './manifest-of.ts';
import { onTimeOf } from './on-time-of.ts';
import { saveVehicle } from './save-vehicle.ts';
import { type RoundToSet, setRounds } from './set-rounds.ts';

/* A carrier's rounds become what was planned, again and again through the day, and nothing that is loaded is lost. */

const database = await testDatabase();
const { db } = database;
const DAY = '2026-06-01';
const VAN = newId();
const at = (time: string) => instantAt(DAY, time);
const as = (time: string) => ({ actor: driver, now: at(time) });
const service = { ...bus, id: newId(), toNodeId: STATION };
await asCall(db, {}, async (call) => {
  await layNetwork(call);
  must(await addServices(call, [service]));
  for (const order of [
    paidOrder(),
    paidOrder({ nodeId: STATION, serviceId: service.id }),
    paidOrder({ nodeId: STATION, serviceId: service.id }),
  ]) {
    await pay(call, order);
  }
  must(
    await saveVehicle(call, {
      ...{ id: VAN, carrierId: CARRIER, hubId: HUB, plate: '桂B·D1', capacityGrams: 800_000 },
      ...{ temperature: 'ambient', fixedFen: 5_000, kmFen: 100, hourFen: 2_000 },
      ...{ shiftFrom: '07:00', shiftUntil: '18:00', weekdays: everyDay },
      ...{ driverId: null, driverName: '莫师傅', active: true },
    }),
  );
});
const parcels = must(
  await asCall(db, as('08:00'), (call) => dayParcels(call, { carrierId: CARRIER, day: DAY })),
);
const toPoint = parcels.filter(({ toNodeId }) => toNodeId === POINT).map(({ id }) => id);
const toStation = parcels.filter(({ toNodeId }) => toNodeId === STATION).map(({ id }) => id);

const stop = (nodeId: string, arrival: string, shipmentIds: readonly string[], note = '') => ({
  ...{ nodeId, shipmentIds, note },
  plannedArrival: at(arrival),
  plannedDeparture: at(`${arrival.slice(0, 3)}59`),
});
const round = (id: string, stops: RoundToSet['stops']): RoundToSet => ({
  ...{ id, vehicleId: VAN, plannedStart: at('09:00'), plannedEnd: at('12:00'), plannedMetres: 42_000 },
  stops,
});
const set = (time: string, rounds: readonly RoundToSet[], drop: readonly string[] = []) =>
  asCall(db, as(time), (call) => setRounds(call, { day: DAY, hubId: HUB, carrierId: CARRIER, rounds, drop }));
const read = async (id: string) => must(await asCall(db, as('08:00'), (call) => manifestOf(call, id)));
const codeOf = (outcome: Awaited<ReturnType<typeof set>>) => (outcome.ok ? 'ok' : outcome.refusal.code);
const FIRST = newId();

test('a plan becomes rounds with times, vehicle and driver; set anew, they are as set last', async () => {
  assert.deepEqual([toPoint.length, toStation.length], [1, 2]);
  must(
    await set('08:00', [round(FIRST, [stop(POINT, '10:00', toPoint), stop(STATION, '11:00', toStation)])]),
  );
  must(
    await set('08:05', [
      round(FIRST, [stop(STATION, '09:30', toStation), stop(POINT, '10:00', toPoint, '带回一箱')]),
    ]),
  );
  const manifest = await read(FIRST);
  assert.deepEqual(
    manifest.stops.map((each) => [each.position, each.node.id, each.parcels.length, each.note]),
    [
      [1, STATION, 2, ''],
      [2, POINT, 1, '带回一箱'],
    ],
  );
  assert.deepEqual(manifest.stops[0]?.plannedArrival, at('09:30'));
  assert.equal(manifest.round.driverName, '莫师傅');
  assert.equal(manifest.round.plannedMetres, 42_000);
});

test('a parcel that is loaded stays on its vehicle, and a vehicle that left takes no more', async () => {
  const [first = '', second = ''] = toStation;
  for (const shipmentId of [first, ...toPoint]) {
    must(
      await asCall(db, as('08:30'), (call) => loadOnRound(call, { id: newId(), roundId: FIRST, shipmentId })),
    );
  }
  const other = newId();
  assert.equal(
    codeOf(await set('08:31', [round(other, [stop(STATION, '09:30', toStation)])], [FIRST])),
    'delivery.loaded-elsewhere',
  );
  assert.equal(
    codeOf(await set('08:31', [round(FIRST, [stop(POINT, '09:30', toPoint)])])),
    'delivery.loaded-elsewhere',
  );
  must(await asCall(db, as('09:00'), (call) => departRound(call, { id: newId(), roundId: FIRST })));
  assert.equal(
    codeOf(
      await set('09:10', [
        round(FIRST, [stop(STATION, '09:30', [first, second]), stop(POINT, '10:00', toPoint)]),
      ]),
    ),
    'delivery.round-left',
  );
});

test('what is left of a round under way is put in another order; what was done stays', async () => {
  const [first = ''] = toStation;
  must(await set('09:10', [round(FIRST, [stop(POINT, '09:40', toPoint), stop(STATION, '10:20', [first])])]));
  must(await asCall(db, as('09:40'), (call) => arriveAt(call, { id: newId(), roundId: FIRST, position: 1 })));
  must(await set('09:45', [round(FIRST, [stop(STATION, '10:40', [first])])]));
  const { stops, round: driven } = await read(FIRST);
  assert.deepEqual(
    stops.map((each) => [each.position, each.node.id, each.arrivedAt !== null]),
    [
      [1, POINT, true],
      [2, STATION, false],
    ],
  );
  assert.equal(driven.status, 'under-way');
  must(await asCall(db, as('10:40'), (call) => arriveAt(call, { id: newId(), roundId: FIRST, position: 2 })));
  assert.equal((await read(FIRST)).round.status, 'done');
});

test('who promises another day tells each buyer once, and is still measured by the first', async () => {
  const why = { zh: '班车停运', en: 'the bus does not run' };
  const [, left = ''] = toStation;
  const change = (actor = driver) =>
    asCall(db, { actor, now: at('11:00') }, (call) =>
      changePromise(call, { shipmentIds: [left], day: '2026-06-03', why }),
    );
  const refused = await change(pointKeeper);
  assert.equal(!refused.ok && refused.refusal.code, 'delivery.not-allowed');
  assert.deepEqual(must(await change()), [left]);
  assert.deepEqual(must(await change()), []);
  await settle(database, at('11:00'));
  const kept = must(
    await asCall(db, { now: instantAt('2026-06-04', '08:00') }, (call) =>
      onTimeOf(call, { from: '2026-06-02', until: '2026-06-03' }),
    ),
  );
  assert.ok(kept.broken >= 1);
  const { expectedDay, promisedDay } = await db
    .selectFrom('delivery.shipment')
    .select(['expectedDay', 'promisedDay'])
    .where('id', '=', left)
    .executeTakeFirstOrThrow();
  assert.deepEqual([promisedDay, expectedDay], ['2026-06-02', '2026-06-03']);
});
