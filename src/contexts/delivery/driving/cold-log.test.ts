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
  hubKeeper,
  layNetwork,
  POINT,
  pointKeeper,
} from '../../../../test/help/network.ts';
import { paidOrder, pay } from '../../../../test/help/parcel.ts';
import { departRound } from '../depart-round.ts';
import { loadOnRound } from '../load-on-round.ts';
import { makeCrate } from '../make-crate.ts';
import { packIntoCrate } from '../pack-into-crate.ts';
import { planRound } from '../plan-round.ts';
import { shipmentOfOrder } from '../shipments.ts';
import { coldLogOf } from './cold-log-of.ts';
import { loadPictureOf } from './load-picture-of.ts';
import { logTemperatures } from './log-temperatures.ts';
import { readLoggerFile } from './read-logger-file.ts';
import { setColdLimits } from './set-cold-limits.ts';

const database = await testDatabase();
const { db } = database;
await asCall(db, {}, layNetwork);
const monday = (time: string) => instantAt('2026-06-01', time);
const does = <Answer>(actor: Actor, now: Date, run: Parameters<typeof asCall<Answer>>[2]) =>
  asCall(db, { actor, now }, run);
const parcels: string[] = [];
for (let each = 0; each < 3; each += 1) {
  const order = paidOrder();
  await asCall(db, { now: monday('08:00') }, (call) => pay(call, order));
  await settle(database, monday('08:00'));
  parcels.push((await asCall(db, {}, (call) => shipmentOfOrder(call, order.orderId)))?.id ?? assert.fail());
}
const roundId = newId();
await does(driver, monday('09:00'), async (call) => {
  const round = { id: roundId, departs: '2026-06-01', hubId: HUB, carrierId: CARRIER };
  must(await planRound(call, { ...round, driverName: '莫师傅', vehicle: '桂B·A1234' }));
  for (const shipmentId of parcels) must(await loadOnRound(call, { id: newId(), shipmentId, roundId }));
  must(await departRound(call, { id: newId(), roundId, temperatureC: '4.5' }));
});
const logOf = async () => must(await does(driver, monday('20:00'), (call) => coldLogOf(call, roundId)));

const bytes = (text: string) => new TextEncoder().encode(text);
const file = bytes(`时间,温度(℃),探头
2026-06-01 09:10,5.0,前
2026-06-01 09:20,9.5,前
2026/6/1 09:50,11.2,前
2026-06-01 10:10,7.0,前
`);

test('a logger’s file, brought twice, is kept once, and the hour of warmth in it is flagged', async () => {
  must(
    await does(hubKeeper, monday('19:00'), (call) =>
      setColdLimits(call, { roundId, coldest: '0', warmest: '8' }),
    ),
  );
  const readings = must(readLoggerFile(roundId, file));
  const kept = async () =>
    must(await does(driver, monday('19:00'), (call) => logTemperatures(call, { roundId, readings }))).kept;
  assert.deepEqual([await kept(), await kept()], [4, 0]);
  const { excursions, readings: all } = await logOf();
  // With what the driver noted on leaving.
  assert.equal(all.length, 5);
  assert.deepEqual(
    excursions.map(({ sensor, minutes, worst, grave }) => [sensor, minutes, worst, grave]),
    [['前', 50, 11.2, true]],
  );
});

test('a file that cannot be read says which row, and a logger whose clock is wrong is not believed', async () => {
  const bad = readLoggerFile(roundId, bytes('time,temperature\n2026-06-01 09:10,5\n2026-06-01 09:20,warm\n'));
  assert.deepEqual(!bad.ok && [bad.refusal.code, bad.refusal.facts.row], ['delivery.logger-file', 3]);
  const none = readLoggerFile(roundId, bytes('a,b\n1,2\n'));
  assert.deepEqual(!none.ok && none.refusal.facts.row, 1);
  const old = must(readLoggerFile(roundId, bytes('time,temperature\n2025-06-01 09:10,5\n')));
  const told = await does(driver, monday('19:00'), (call) =>
    logTemperatures(call, { roundId, readings: old }),
  );
  assert.equal(!told.ok && told.refusal.code, 'delivery.reading-elsewhen');
});

test('what no sensor can have measured is refused by its row, and nothing of it is kept', async () => {
  const before = (await logOf()).readings.length;
  const reading = { at: monday('09:30'), sensor: 'back', source: 'sensor' } as const;
  for (const celsius of ['95', '-75.5', 'warm', '']) {
    const readings = [
      { ...reading, id: newId(), celsius: '4.0' },
      { ...reading, id: newId(), celsius },
    ];
    const told = await does(driver, monday('19:00'), (call) => logTemperatures(call, { roundId, readings }));
    assert.deepEqual(!told.ok && [told.refusal.code, told.refusal.facts.row], [
      'delivery.reading-invalid',
      2,
    ]);
  }
  assert.equal((await logOf()).readings.length, before);
});

test('others neither write a round’s temperatures nor say how cold it must be', async () => {
  const readings = must(readLoggerFile(roundId, file));
  for (const actor of [pointKeeper, { ...driver, organisationId: newId() }]) {
    const told = await does(actor, monday('19:00'), (call) => logTemperatures(call, { roundId, readings }));
    assert.equal(!told.ok && told.refusal.code, 'delivery.not-allowed');
  }
});

test('the load shows a crate as one thing with what is in it, and what is loose by itself', async () => {
  const crateId = newId();
  await does(hubKeeper, monday('09:00'), async (call) => {
    must(await makeCrate(call, { id: crateId, hubId: HUB, toNodeId: POINT }));
    for (const shipmentId of parcels.slice(0, 2))
      must(await packIntoCrate(call, { id: newId(), crateId, shipmentId }));
  });
  const { rows } = must(await does(driver, monday('09:30'), (call) => loadPictureOf(call, roundId)));
  const things = rows.flatMap(({ left, right }) => [left, right]).filter((each) => each !== undefined);
  assert.deepEqual(things.map(({ kind, parcels: inside, grams }) => [kind, inside, grams]).toSorted(), [
    ['crate', 2, 10_000],
    ['parcel', 1, 5_000],
  ]);
});
