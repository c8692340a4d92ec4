import assert from 'node:assert/strict';
import test from 'node:test';
import {
  departRound,
  finishStop,
  loadOnRound,
  manifestOf,
  receiveAtHub,
  roundsOf,
  saveVehicle,
} from '#delivery';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { asCall, settle } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { DAY, EAST, layFleet, order, PLAIN_VAN, van } from '../../../test/help/fleet.ts';
import { CARRIER, driver, HUB, hubKeeper, STATION } from '../../../test/help/network.ts';
import { acceptPlan } from './accept-plan.ts';
import { askForPlan } from './ask-for-plan.ts';
import { planFile } from './plan-file.ts';

/* What was not left at its stop, seen by whoever plans the rest of the day. */

const database = await testDatabase();
const { db } = database;
const at = (time: string) => instantAt(DAY, time);
const does = <Answer>(time: string, run: Parameters<typeof asCall<Answer>>[2], actor = driver) =>
  asCall(db, { actor, now: at(time) }, run);
await asCall(db, { now: at('06:00') }, async (call) => {
  await layFleet(call);
  must(await saveVehicle(call, van(PLAIN_VAN, '桂B·厢2', { active: false })));
  for (const node of [STATION, STATION, EAST, EAST]) await order(call, node);
});

async function accepted(time: string) {
  const id = newId();
  must(await does(time, (call) => askForPlan(call, { id, carrierId: CARRIER, day: DAY, seconds: 1 })));
  await settle(database, at(time));
  const file = must(await does(time, (call) => planFile(call, id)));
  must(await does(time, (call) => acceptPlan(call, id)));
  return file.plan.given.stops.flatMap(({ parcels }) => parcels.map(({ id: parcel }) => parcel));
}
const rounds = async () => must(await does('07:00', (call) => roundsOf(call, { from: DAY, until: DAY })));
const stopsOf = async (roundId: string) =>
  must(await does('07:00', (call) => manifestOf(call, roundId))).stops;

test('a driver is not sent again to where nobody was; back at the hub the parcel is planned anew, a refused one is not', async () => {
  await accepted('06:30');
  const [round] = await rounds();
  const roundId = round?.id ?? assert.fail();
  const [first, second] = await stopsOf(roundId);
  assert.ok(first && second);
  const [missed = '', refused = ''] = first.parcels.map(({ id }) => id);
  const rest = second.parcels.map(({ id }) => id);
  for (const shipmentId of [missed, refused, ...rest])
    must(await does('07:00', (call) => loadOnRound(call, { id: newId(), roundId, shipmentId })));
  must(await does('08:00', (call) => departRound(call, { id: newId(), roundId })));
  const made = { roundId, nodeId: first.node.id, handedIds: [] };
  for (const [reason, id] of [
    ['nobody-there', missed],
    ['refused', refused],
  ] as const) {
    const report = { ...made, id: newId(), notLeft: { reason, ids: [id] } };
    must(await does('08:50', (call) => finishStop(call, report)));
  }

  assert.deepEqual((await accepted('09:00')).toSorted(), rest.toSorted());
  const open = (await stopsOf(roundId)).filter(({ arrivedAt }) => arrivedAt === null);
  assert.deepEqual(
    open.map(({ node, parcels }) => [node.id, parcels.length]),
    [[second.node.id, 2]],
  );

  const left = { id: newId(), roundId, nodeId: second.node.id, handedIds: rest };
  must(await does('09:40', (call) => finishStop(call, left)));
  for (const shipmentId of [missed, refused]) {
    const scan = { id: newId(), hubId: HUB, shipmentId };
    must(await does('10:30', (call) => receiveAtHub(call, scan), hubKeeper));
  }
  assert.deepEqual(await accepted('10:40'), [missed]);
  const again = (await rounds()).find(({ status }) => status === 'planned');
  assert.deepEqual(
    (await stopsOf(again?.id ?? '')).map(({ node, parcels }) => [node.id, parcels.map(({ id }) => id)]),
    [[first.node.id, [missed]]],
  );
});
