import assert from 'node:assert/strict';
import test from 'node:test';
import type { Actor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { asCall, settle } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import {
  CARRIER,
  driver,
  HUB,
  HUB_KEEPER,
  layNetwork,
  POINT,
  pointKeeper,
} from '../../../../test/help/network.ts';
import { paidOrder, pay } from '../../../../test/help/parcel.ts';
import { departRound } from '../depart-round.ts';
import { loadOnRound } from '../load-on-round.ts';
import { planRound } from '../plan-round.ts';
import { shipmentOfOrder } from '../shipments.ts';
import { arrivalOfOrder } from './arrival-of-order.ts';
import { finishStop } from './finish-stop.ts';
import { forgetPositions } from './forget-positions.ts';
import { sharePosition } from './share-position.ts';
import { tellPosition } from './tell-position.ts';
import { vehiclesOut } from './vehicles-out.ts';

const database = await testDatabase();
const { db } = database;
await asCall(db, {}, layNetwork);
const monday = (time: string) => instantAt('2026-06-01', time);
const does = <Answer>(actor: Actor, now: Date, run: Parameters<typeof asCall<Answer>>[2]) =>
  asCall(db, { actor, now }, run);

const order = paidOrder();
await asCall(db, { now: monday('08:00') }, (call) => pay(call, order));
await settle(database, monday('08:00'));
const shipment = await asCall(db, {}, (call) => shipmentOfOrder(call, order.orderId));
const shipmentId = shipment?.id ?? assert.fail();
const roundId = newId();
await does(driver, monday('09:00'), async (call) => {
  const round = { id: roundId, departs: '2026-06-01', hubId: HUB, carrierId: CARRIER };
  must(await planRound(call, { ...round, driverName: '莫师傅', vehicle: '桂B·A1234' }));
  must(await loadOnRound(call, { id: newId(), shipmentId, roundId }));
});

const here = (at: Date) => ({ roundId, at, lat: 25.300_04, lng: 109.45, accuracyM: 12 });
const refusalOf = async (actor: Actor, now: Date) => {
  const told = await does(actor, now, (call) => tellPosition(call, here(now)));
  return told.ok ? 'kept' : told.refusal.code;
};
const positionOf = async (now: Date, actor = driver) => {
  const out = must(await does(actor, now, (call) => vehiclesOut(call)));
  return out.find(({ round }) => round.id === roundId)?.position;
};

test('nothing is kept of where a driver is without their own consent, nor before they leave', async () => {
  await does(driver, monday('09:10'), async (call) =>
    must(await departRound(call, { id: newId(), roundId })),
  );
  assert.equal(await refusalOf(driver, monday('09:20')), 'delivery.position-not-shared');
  const elsewhere = await does({ ...driver, organisationId: newId() }, monday('09:20'), (call) =>
    sharePosition(call, { roundId, share: true }),
  );
  assert.equal(!elsewhere.ok && elsewhere.refusal.code, 'delivery.not-allowed');
  must(await does(driver, monday('09:21'), (call) => sharePosition(call, { roundId, share: true })));
  const colleague = { ...driver, personId: newId() };
  assert.equal(await refusalOf(colleague, monday('09:22')), 'delivery.position-not-shared');
  const before = await does(driver, monday('09:22'), (call) => tellPosition(call, here(monday('09:00'))));
  assert.equal(!before.ok && before.refusal.code, 'delivery.outside-round');
});

test('the carrier sees the vehicle, to ten metres; others do not, and the buyer only a window', async () => {
  assert.equal(await refusalOf(driver, monday('09:25')), 'kept');
  const seen = await positionOf(monday('09:26'));
  assert.deepEqual([seen?.lat, seen?.lng], [25.3, 109.45]);
  assert.equal(await positionOf(monday('09:26'), { ...driver, organisationId: newId() }), undefined);
  const ofTheHub = { ...driver, organisationId: HUB_KEEPER };
  const sentOff = must(await does(ofTheHub, monday('09:26'), (call) => vehiclesOut(call)));
  assert.deepEqual(
    sentOff.map(({ round, position }) => [round.id, position]),
    [[roundId, undefined]],
    'another carrier that keeps the hub knows that it is out, not where',
  );
  const keeper = await does(pointKeeper, monday('09:26'), (call) => vehiclesOut(call));
  assert.equal(!keeper.ok && keeper.refusal.code, 'delivery.not-allowed');
  const window = await asCall(db, { now: monday('09:26') }, (call) => arrivalOfOrder(call, order.orderId));
  assert.ok(window && window.from >= monday('09:25') && window.until <= monday('10:30'));
  assert.equal(window.heardAt.getTime(), monday('09:25').getTime());
});

test('taken back, what was told is gone; told again, it goes a day later by itself', async () => {
  must(await does(driver, monday('09:30'), (call) => sharePosition(call, { roundId, share: false })));
  assert.equal(await positionOf(monday('09:31')), undefined);
  assert.equal(await refusalOf(driver, monday('09:31')), 'delivery.position-not-shared');
  must(await does(driver, monday('09:32'), (call) => sharePosition(call, { roundId, share: true })));
  assert.equal(await refusalOf(driver, monday('09:33')), 'kept');
  const kept = async () =>
    (await db.selectFrom('delivery.vehiclePosition').select('at').where('roundId', '=', roundId).execute())
      .length;
  await asCall(db, { now: instantAt('2026-06-02', '09:30') }, forgetPositions);
  assert.equal(await kept(), 1);
  await asCall(db, { now: instantAt('2026-06-02', '09:34') }, forgetPositions);
  assert.equal(await kept(), 0);
});

test('nobody is followed after the work: neither long after leaving nor once the round is done', async () => {
  assert.equal(await refusalOf(driver, monday('23:30')), 'delivery.outside-round');
  const made = { id: newId(), roundId, nodeId: POINT, handedIds: [shipmentId] };
  must(await does(driver, monday('10:00'), (call) => finishStop(call, made)));
  assert.equal(await refusalOf(driver, monday('10:05')), 'delivery.outside-round');
  assert.equal(
    await asCall(db, { now: monday('10:05') }, (call) => arrivalOfOrder(call, order.orderId)),
    undefined,
  );
});
