import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { asCall, settle } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { bus, CARRIER, driver, HUB, layNetwork, POINT, STATION } from '../../../test/help/network.ts';
import { paidOrder, pay } from '../../../test/help/parcel.ts';
import { addServices, manifestOf, planRound, promiseTo, roundsOf, waitingToGo } from './index.ts';

const database = await testDatabase();
const { db } = database;
const TO_STATION = newId();
await asCall(db, {}, async (call) => {
  await layNetwork(call);
  must(await addServices(call, [{ ...bus, id: TO_STATION, toNodeId: STATION }]));
});
const monday = (time: string) => instantAt('2026-06-01', time);

test('wish 13: a day’s deliveries are split over vehicles, each with its driver, its stops in order and who gets what there; after the cut-off it is the next day’s', async () => {
  const toPoint = paidOrder();
  const toStation = paidOrder({ nodeId: STATION, serviceId: TO_STATION, grams: 8_000 });
  for (const order of [toPoint, toStation]) {
    await asCall(db, { now: monday('09:00') }, (call) => pay(call, order));
  }
  await settle(database, monday('09:00'));

  const promised = async (at: Date) =>
    must(await asCall(db, { now: at }, (call) => promiseTo(call, { nodeId: POINT, grams: 1_000, at })));
  assert.equal((await promised(monday('15:59'))).departs, '2026-06-01');
  assert.equal((await promised(monday('16:00'))).departs, '2026-06-02');

  const plan = { departs: '2026-06-01', hubId: HUB, carrierId: CARRIER };
  const van = { ...plan, id: newId(), driverName: '莫师傅', vehicle: '桂B·A1234', nodeIds: [POINT] };
  const truck = { ...plan, id: newId(), driverName: '韦师傅', vehicle: '桂B·B5678', nodeIds: [STATION] };
  for (const round of [van, truck]) {
    must(await asCall(db, { now: monday('16:30'), actor: driver }, (call) => planRound(call, round)));
  }
  const rounds = must(
    await asCall(db, { actor: driver }, (call) =>
      roundsOf(call, { from: '2026-06-01', until: '2026-06-01' }),
    ),
  );
  assert.deepEqual(
    new Map(rounds.map((round) => [round.vehicle, [round.driverName, round.parcels, round.grams]])),
    new Map([
      ['桂B·A1234', ['莫师傅', 1, 5_000]],
      ['桂B·B5678', ['韦师傅', 1, 8_000]],
    ]),
  );
  for (const [round, order, nodeId] of [
    [van, toPoint, POINT],
    [truck, toStation, STATION],
  ] as const) {
    const manifest = must(await asCall(db, { actor: driver }, (call) => manifestOf(call, round.id)));
    assert.deepEqual(
      manifest.stops.map((stop) => [stop.node.id, stop.parcels.map(({ orderId }) => orderId)]),
      [[nodeId, [order.orderId]]],
    );
  }
  const left = must(
    await asCall(db, { actor: driver }, (call) =>
      waitingToGo(call, { carrierId: CARRIER, day: '2026-06-01' }),
    ),
  );
  assert.deepEqual(left, [], 'nothing is on two vehicles, and nothing on none');
});
