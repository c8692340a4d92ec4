import assert from 'node:assert/strict';
import test from 'node:test';
import { importRoads, readOsm, useRoadService, writeRoads } from '#routing';
import { platform } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { atEnd } from '../../../test/help/at-end.ts';
import { asCall, settle } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { DAY, EAST, layFleet, order, WEST } from '../../../test/help/fleet.ts';
import { bus, CARRIER, driver, POINT, pointKeeper, STATION } from '../../../test/help/network.ts';
import { writePbf } from '../../../test/help/write-pbf.ts';
import { askForPlan } from './ask-for-plan.ts';
import { moveStop } from './change-plan.ts';
import { dayBoard } from './day-board.ts';
import { askWays, prepareWays, waysSaid } from './day-ways.ts';
import type { DayWays } from './kernel/day.ts';
import { missingSentence } from './missing-words.ts';
import { planFile } from './plan-file.ts';
import { reportTrouble } from './report-trouble.ts';

/* A carrier's day on the county's roads: from the hub a road east by a way round, one to the station, and none to the west. */

const database = await testDatabase();
const { db } = database;
const at = (time: string) => instantAt(DAY, time);
atEnd(async () => useRoadService(undefined));
await asCall(db, { now: at('06:00') }, layFleet);
for (const node of [STATION, EAST, WEST]) await asCall(db, { now: at('06:00') }, (call) => order(call, node));
await asCall(db, { now: at('06:00') }, (call) => order(call, POINT, 3_000));

async function planned(time: string, ways?: DayWays) {
  const id = newId();
  const as = { actor: driver, now: at(time) };
  must(
    await asCall(db, as, (call) => askForPlan(call, { id, carrierId: CARRIER, day: DAY, seconds: 1, ways })),
  );
  await settle(database, at(time));
  return must(await asCall(db, as, (call) => planFile(call, id)));
}

const road = (id: number, refs: readonly number[]) => ({ id, refs, tags: { highway: 'secondary' } });
const county = writePbf({
  nodes: [
    { id: 1, lat: 25.22, lon: 109.4 },
    { id: 2, lat: 25.32, lon: 109.4 },
    { id: 3, lat: 25.32, lon: 109.6 },
    { id: 4, lat: 25.22, lon: 109.6 },
    { id: 5, lat: 25.325, lon: 109.47 },
    { id: 6, lat: 25.34, lon: 109.48 },
    { id: 7, lat: 25.22, lon: 109.2 },
    { id: 8, lat: 25.23, lon: 109.2 },
  ],
  ways: [road(1, [1, 2, 3, 4]), road(2, [2, 5, 6]), road(3, [7, 8])],
});

test('before roads are there a plan guesses its ways and says so', async () => {
  const { plan, figures } = await planned('06:30');
  assert.match(waysSaid(plan.given, 'zh'), /直线的 1\.4 倍/);
  assert.match(waysSaid(plan.given, 'en'), /straight lines times 1\.4/);
  assert.equal(figures.left, 0);
});

test('only the county’s people import roads, and only what are roads', async () => {
  const file = writeRoads(must(readOsm(county)).roads);
  const refused = await asCall(db, { actor: driver, now: at('06:31') }, (call) =>
    importRoads(call, { file, source: 'county.osm.pbf' }),
  );
  assert.equal(refused.ok ? 'ok' : refused.refusal.code, 'routing.not-allowed');
  const broken = await asCall(db, { actor: platform, now: at('06:31') }, (call) =>
    importRoads(call, { file: file.subarray(0, 100), source: 'county.osm.pbf' }),
  );
  assert.equal(broken.ok ? 'ok' : broken.refusal.code, 'routing.roads-cut-short');
  must(
    await asCall(db, { actor: platform, now: at('06:31') }, (call) =>
      importRoads(call, { file, source: 'county.osm.pbf' }),
    ),
  );
});

test('from then on a plan is made and judged on them, and names the village no road leads to', async () => {
  const { plan, routes, missing, faults } = await planned('06:40');
  assert.match(waysSaid(plan.given, 'zh'), /OpenStreetMap.*2026-06-01 导入/);
  assert.deepEqual(faults, []);
  assert.deepEqual(
    missing.map(({ stop, why }) => [stop.spot.nodeId, why]),
    [[WEST, 'apart:disconnected-road']],
  );
  assert.match(missingSentence(missing[0]?.why ?? '', 'en'), /roads near it lead nowhere else/);
  // East alone: north, across and south again, and back; the crow would fly twenty kilometres.
  const east = routes.find(({ stops }) => stops.length === 1 && stops[0]?.stop.spot.nodeId === EAST);
  const across = 0.2 * Math.cos((25.32 * Math.PI) / 180);
  const there = 111_195.08 * (0.1 + across + 0.1);
  if (east) assert.ok(Math.abs(east.metres - 2 * there) <= 2, `${east.metres} of ${2 * there}`);
  const all = routes.reduce((sum, { metres }) => sum + metres, 0);
  assert.ok(all >= 2 * there, 'nothing is driven through the mountain');

  // Who knows better puts it in by hand: its ways are guessed, and the plan can be driven.
  const west = plan.given.stops.findIndex(({ spot }) => spot.nodeId === WEST);
  const plain = plan.given.vehicles.findIndex(({ plate }) => plate === '桂B·厢2');
  must(
    await asCall(db, { actor: driver, now: at('06:41') }, (call) =>
      moveStop(call, { planId: plan.id, stop: west, vehicle: plain, position: 0 }),
    ),
  );
  const changed = must(
    await asCall(db, { actor: driver, now: at('06:41') }, (call) => planFile(call, plan.id)),
  );
  assert.deepEqual([changed.missing, changed.faults], [[], []]);
});

test('a way out of a trouble is on the same roads', async () => {
  must(
    await asCall(db, { actor: pointKeeper, now: at('06:50') }, (call) =>
      reportTrouble(call, {
        ...{ id: newId(), day: DAY, kind: 'late-bus', serviceIds: [bus.id], minutesLate: null, note: '' },
      }),
    ),
  );
  const { troubles } = must(
    await asCall(db, { actor: driver, now: at('06:51') }, (call) => dayBoard(call, { day: DAY })),
  );
  const given = troubles[0]?.out?.replan?.given;
  assert.equal(given?.ways?.used.by, 'roads');
  assert.ok(given?.stops.some(({ spot }) => spot.nodeId === POINT));
});

test('plans on the same ways keep one table, and a list of them reads none', async () => {
  const before = await db.selectFrom('dispatching.ways').select('digest').execute();
  const again = await planned('06:55');
  assert.equal((await db.selectFrom('dispatching.ways').select('digest').execute()).length, before.length);
  assert.ok((again.plan.given.ways?.metres.length ?? 0) > 0);
  const [raw] = await db
    .selectFrom('dispatching.plan')
    .select('given')
    .where('id', '=', again.plan.id)
    .execute();
  assert.equal(Object.keys(raw?.given ?? {}).includes('ways'), false, 'not in the plan itself');
  const board = must(
    await asCall(db, { actor: driver, now: at('06:56') }, (call) => dayBoard(call, { day: DAY })),
  );
  const listed = board.plans.find(({ id }) => id === again.plan.id);
  assert.deepEqual([listed?.figures, listed?.faulty], [again.figures, again.faults.length > 0]);
  // One from before figures were kept is judged when it is listed.
  await db
    .updateTable('dispatching.plan')
    .set({ figures: null, faulty: null })
    .where('id', '=', again.plan.id)
    .execute();
  const old = must(
    await asCall(db, { actor: driver, now: at('06:57') }, (call) => dayBoard(call, { day: DAY })),
  );
  assert.deepEqual(old.plans.find(({ id }) => id === again.plan.id)?.figures, again.figures);
});

test('a road service that is set and does not answer is said, and the county’s roads are used', async () => {
  // Nobody listens at port 1.
  useRoadService({ kind: 'osrm', url: 'http://127.0.0.1:1' });
  const as = { actor: driver, now: at('07:00') };
  const wanted = { carrierId: CARRIER, day: DAY };
  // As the desk does it: what is asked of the service is read first, and no transaction is open while it takes its time.
  const ways = await askWays(must(await asCall(db, as, (call) => prepareWays(call, wanted))));
  const { plan } = await planned('07:00', ways);
  assert.deepEqual(plan.given.ways?.used, {
    ...{ by: 'roads', since: '2026-06-01' },
    failed: { by: 'osrm', why: 'unreachable' },
  });
  assert.match(waysSaid(plan.given, 'en'), /OSRM road service cannot be reached/);
});
