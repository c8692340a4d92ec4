import assert from 'node:assert/strict';
import test from 'node:test';
import {
  departRound,
  finishStop,
  loadOnRound,
  logTemperatures,
  manifestOf,
  roundsOf,
  saveVehicle,
  sendBack,
} from '#delivery';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { asCall, settle } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { DAY, EAST, layFleet, order, PLAIN_VAN, van } from '../../../test/help/fleet.ts';
import { CARRIER, driver, pointKeeper, STATION, STATION_KEEPER } from '../../../test/help/network.ts';
import { acceptPlan } from './accept-plan.ts';
import { askForPlan } from './ask-for-plan.ts';
import { dayBoard } from './day-board.ts';
import { settleTrouble } from './settle-trouble.ts';

/* What the road tells by itself stands on the dispatcher's board with a way out: nobody has to report it. */

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
const plan = newId();
must(await does('06:30', (call) => askForPlan(call, { id: plan, carrierId: CARRIER, day: DAY, seconds: 1 })));
await settle(database, at('06:30'));
must(await does('06:30', (call) => acceptPlan(call, plan)));
const [round] = must(await does('06:31', (call) => roundsOf(call, { from: DAY, until: DAY })));
const roundId = round?.id ?? assert.fail('no round');
const stops = async () => must(await does('06:31', (call) => manifestOf(call, roundId))).stops;
const parcelsAt = async (nodeId: string) =>
  (await stops()).find(({ node }) => node.id === nodeId)?.parcels ?? [];
for (const { id: shipmentId } of (await stops()).flatMap(({ parcels }) => parcels))
  must(await does('07:00', (call) => loadOnRound(call, { id: newId(), roundId, shipmentId })));
must(await does('07:30', (call) => departRound(call, { id: newId(), roundId })));

const board = (time: string) => does(time, async (call) => must(await dayBoard(call, { day: DAY })).troubles);

async function measured(time: string, rows: readonly (readonly [string, string])[]): Promise<void> {
  const readings = rows.map(([when, celsius]) => ({
    ...{ id: newId(), sensor: '', at: at(when), celsius, source: 'sensor' as const },
  }));
  must(await does(time, (call) => logTemperatures(call, { roundId, readings })));
  await settle(database, at(time));
}

test('a door that stood open is no trouble', async () => {
  await measured('07:50', [
    ['07:35', '4.0'],
    ['07:40', '10.5'],
    ['07:50', '5.0'],
  ]);
  assert.deepEqual(await board('07:50'), []);
});

test('a cold box that stays warm is one trouble that grows; only what has to be cold is held back', async () => {
  await measured('08:40', [
    ['08:00', '12.0'],
    ['08:20', '12.5'],
    ['08:40', '12.5'],
  ]);
  const [mild, ...others] = await board('08:40');
  assert.deepEqual(others, []);
  assert.deepEqual(
    [mild?.trouble.kind, mild?.trouble.temperatureC, mild?.trouble.minutesWarm, mild?.out?.advice],
    ['warm-box', '12.5', 40, 'leaves'],
  );
  const cold = (await parcelsAt(EAST)).map(({ id }) => id).toSorted();
  assert.equal(cold.length, 2);
  assert.deepEqual([...(mild?.trouble.shipmentIds ?? [])].toSorted(), cold);

  await measured('10:30', [
    ['09:00', '26.0'],
    ['09:30', '27.0'],
    ['10:00', '27.0'],
    ['10:30', '27.5'],
  ]);
  const [hot, ...more] = await board('10:30');
  assert.deepEqual(more, []);
  assert.equal(hot?.trouble.id, mild?.trouble.id);
  assert.deepEqual([hot?.trouble.minutesWarm, hot?.out?.advice, hot?.out?.replan?.kept], [150, 'replan', 2]);
});

test('settled, the driver reads what not to hand over; what goes on being warm is another trouble', async () => {
  const [hot] = await board('10:31');
  const id = hot?.trouble.id ?? assert.fail('no trouble');
  must(await does('10:31', (call) => settleTrouble(call, { id, how: 'replanned' })));
  const east = (await stops()).find(({ node }) => node.id === EAST);
  for (const { orderNumber } of east?.parcels ?? []) assert.match(east?.note ?? '', new RegExp(orderNumber));

  await measured('10:40', [['10:40', '27.0']]);
  assert.deepEqual(
    (await board('10:40')).map(({ trouble }) => trouble.settledHow),
    ['replanned'],
  );
  await measured('11:00', [['11:00', '27.0']]);
  const troubles = await board('11:00');
  assert.deepEqual(
    troubles.map(({ trouble }) => [trouble.settledHow, trouble.minutesWarm]),
    [
      [null, 30],
      ['replanned', 150],
    ],
  );
  must(
    await does('11:01', (call) => settleTrouble(call, { id: troubles[0]?.trouble.id ?? '', how: 'leaves' })),
  );
});

const openOnes = async (time: string) => (await board(time)).filter(({ trouble }) => !trouble.settledAt);

test('goods refused at a stop are told by the driver’s own report, once; nobody there is no trouble of the dispatcher', async () => {
  const [refused, taken] = await parcelsAt(STATION);
  assert.ok(refused && taken);
  const report = {
    ...{ id: newId(), roundId, nodeId: STATION, handedIds: [taken.id] },
    notLeft: { reason: 'refused' as const, note: '压坏了', ids: [refused.id] },
  };
  for (const time of ['11:10', '11:20']) {
    must(await does(time, (call) => finishStop(call, report)));
    await settle(database, at(time));
  }
  const [told, ...others] = await openOnes('11:20');
  assert.deepEqual(others, []);
  assert.deepEqual(
    [told?.trouble.kind, told?.trouble.orderNumbers, told?.trouble.note, told?.trouble.byName],
    ['refused-goods', [refused.orderNumber], '压坏了', driver.name],
  );
  // It is on the vehicle and comes back with it: no other has to go.
  assert.deepEqual([told?.out?.advice, told?.out?.replan], ['leaves', undefined]);
  must(await does('11:21', (call) => settleTrouble(call, { id: told?.trouble.id ?? '', how: 'leaves' })));

  const [missed] = await parcelsAt(EAST);
  const nobody = {
    ...{ id: newId(), roundId, nodeId: EAST, handedIds: [] },
    notLeft: { reason: 'nobody-there' as const, ids: [missed?.id ?? ''] },
  };
  must(await does('11:40', (call) => finishStop(call, nobody)));
  await settle(database, at('11:40'));
  assert.deepEqual(await openOnes('11:40'), []);
});

test('what a keeper sends back damaged is a trouble too, with the vehicle that could fetch it', async () => {
  const parcel = (await parcelsAt(STATION)).find(({ handedAt }) => handedAt);
  const keeper = { ...pointKeeper, organisationId: STATION_KEEPER };
  const back = {
    id: newId(),
    nodeId: STATION,
    shipmentId: parcel?.id ?? '',
    reason: 'damaged' as const,
    note: '漏了',
  };
  must(await does('12:10', (call) => sendBack(call, back), keeper));
  await settle(database, at('12:10'));
  const [told] = await openOnes('12:11');
  assert.deepEqual(
    [told?.trouble.kind, told?.trouble.damaged, told?.trouble.note],
    ['refused-goods', true, '漏了'],
  );
});
