import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { dayParcels, dropPooledRounds, manifestOf, roundsOf, setPooledRounds } from '#delivery';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { type Announced, announce, type FactName } from '#shared/outbox.ts';
import { must } from '#shared/outcome.ts';
import { asCall, settle } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { DAY, EAST, layFleet, order, PLAIN_VAN, WEST } from '../../../test/help/fleet.ts';
import { CARRIER, driver, HUB } from '../../../test/help/network.ts';
import { acceptPlan } from './accept-plan.ts';
import { askForPlan } from './ask-for-plan.ts';
import { dayBoard } from './day-board.ts';

/* A carrier's day is pooled and taken back, and each fact of that is heard sooner, later or again. */

const database = await testDatabase();
const { db } = database;
let seconds = instantAt(DAY, '05:00').getTime();
/** Each step a second after the one before. */
const next = () => {
  seconds += 1_000;
  return new Date(seconds);
};
const officer = { ...driver, roles: ['officer'] as const, organisationId: newId() };
const plan = newId();

await asCall(db, { now: next() }, async (call) => {
  await layFleet(call);
  await order(call, EAST);
  await order(call, WEST);
});
await asCall(db, { actor: driver, now: next() }, async (call) =>
  must(await askForPlan(call, { id: plan, carrierId: CARRIER, day: DAY, seconds: 1 })),
);
await settle(database, next());
await asCall(db, { actor: driver, now: next() }, async (call) => must(await acceptPlan(call, plan)));

const parcels = must(
  await asCall(db, { actor: driver }, (call) => dayParcels(call, { carrierId: CARRIER, day: DAY })),
);
const POOLED = 'together';

interface Heard {
  readonly fact: FactName;
  readonly payload: never;
}

/** What was announced by it and nobody has heard yet. */
async function announcedBy(change: () => Promise<void>): Promise<Heard> {
  await change();
  const { rows } = await sql<{ payload: Announced }>`
    delete from graphile_worker._private_jobs returning payload`.execute(db);
  const [first] = rows;
  assert.ok(first && rows.length === 1);
  return { fact: first.payload.fact as FactName, payload: first.payload.payloads[0] as never };
}

async function pool(): Promise<{ readonly at: Date; readonly said: Heard }> {
  const at = next();
  const stop = { plannedArrival: at, plannedDeparture: at, note: POOLED };
  const stops = parcels.map(({ id, toNodeId }) => ({ ...stop, nodeId: toNodeId, shipmentIds: [id] }));
  const round = {
    id: newId(),
    vehicleId: PLAIN_VAN,
    plannedStart: at,
    plannedEnd: at,
    plannedMetres: 1,
    stops,
  };
  const said = await announcedBy(() =>
    asCall(db, { actor: officer, now: at }, async (call) => {
      const carriers = [{ carrierId: CARRIER, rounds: [round] }];
      must(await setPooledRounds(call, { day: DAY, hubId: HUB, carriers }));
    }),
  );
  return { at, said };
}

function takeBack(pooledAt: Date): Promise<Heard> {
  return announcedBy(() =>
    asCall(db, { actor: officer, now: next() }, async (call) => {
      const roundIds = must(await roundsOf(call, { from: DAY, until: DAY })).map(({ id }) => id);
      must(await dropPooledRounds(call, { day: DAY, roundIds, pooledAt }));
    }),
  );
}

async function hear(facts: readonly Heard[]): Promise<void> {
  for (const { fact, payload } of facts) {
    await asCall(db, { now: next() }, (call) => announce(call, fact, payload));
    await settle(database, next());
  }
}

/** Whether the carrier's own plan holds, and whether what its vehicles drive is the pooled day. */
async function stands(): Promise<
  readonly [status: string | undefined, driven: 'pooled' | 'own' | 'nothing']
> {
  const look = { actor: driver, now: next() };
  const board = must(await asCall(db, look, (call) => dayBoard(call, { day: DAY })));
  const rounds = must(await asCall(db, look, (call) => roundsOf(call, { from: DAY, until: DAY })));
  const stops = [];
  for (const { id } of rounds)
    stops.push(...must(await asCall(db, look, (call) => manifestOf(call, id))).stops);
  const carried = stops.flatMap((stop) => stop.parcels);
  const status = board.plans.find(({ id }) => id === plan)?.status;
  if (stops.length === 0) return [status, 'nothing'];
  assert.equal(carried.length, parcels.length, 'each parcel is on one round');
  return [status, stops.some(({ note }) => note.includes(POOLED)) ? 'pooled' : 'own'];
}

const named = ([pooled, unpooled]: readonly [Heard, Heard]) => ({
  'as it happened': [pooled, unpooled],
  'the taking back first': [unpooled, pooled],
  'each twice as it happened': [pooled, pooled, unpooled, unpooled],
  'each twice, the taking back first': [unpooled, unpooled, pooled, pooled],
  'the taking back first and again at last': [unpooled, pooled, unpooled],
  'the pooling again at last': [pooled, unpooled, pooled],
});

for (const way of Object.keys(named([{} as Heard, {} as Heard])) as (keyof ReturnType<typeof named>)[]) {
  test(`a plan that gave way to a pooled day holds again, heard ${way}`, async () => {
    assert.deepEqual(await stands(), ['accepted', 'own']);
    const { at, said } = await pool();
    const back = await takeBack(at);
    assert.deepEqual((await stands())[1], 'nothing');
    await hear(named([said, back])[way]);
    assert.deepEqual(await stands(), ['accepted', 'own']);
  });
}

test('a taking back that was announced before carriers were told in it is heard as well, once or twice', async () => {
  const { at, said } = await pool();
  await hear([said]);
  assert.deepEqual(await stands(), ['replaced', 'pooled']);
  const { fact } = await takeBack(at);
  const before = { fact, payload: { day: DAY, at: at.toISOString() } as never };
  await hear([before, before]);
  assert.deepEqual(await stands(), ['accepted', 'own']);
});

test('so is one that tells of others alone, of a day pooled before it was kept whose it is', async () => {
  const { at, said } = await pool();
  await hear([said]);
  await db.deleteFrom('delivery.pooledDay').execute();
  const { fact } = await takeBack(at);
  await hear([{ fact, payload: { day: DAY, carrierIds: [newId()], at: at.toISOString() } as never }]);
  assert.deepEqual(await stands(), ['accepted', 'own']);
});

for (const way of ['as it happened', 'the taking back first', 'the pooling again at last'] as const) {
  test(`nor does a plan stay without rounds where neither fact was heard before an upgrade, heard ${way}`, async () => {
    const { at, said } = await pool();
    await db.deleteFrom('delivery.pooledDay').execute();
    const { fact } = await takeBack(at);
    assert.deepEqual(await stands(), ['accepted', 'nothing']);
    const back = { fact, payload: { day: DAY, at: at.toISOString() } as never };
    await hear(named([said, back])[way]);
    assert.deepEqual(await stands(), ['accepted', 'own']);
  });
}

test('a plan that is driven is left alone by the taking back of a day that was pooled after it', async () => {
  const rounds = () =>
    asCall(db, { actor: driver }, async (call) => must(await roundsOf(call, { from: DAY, until: DAY })));
  const before = await rounds();
  await hear([{ fact: 'rounds-unpooled', payload: { day: DAY, at: next().toISOString() } as never }]);
  assert.deepEqual(await rounds(), before);
});

const orders = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

for (const way of orders) {
  test(`pooled, taken back and pooled anew before any of it is heard, the pooled day stands, heard ${way.map((each) => each + 1)}`, async () => {
    const first = await pool();
    const back = await takeBack(first.at);
    const second = await pool();
    const facts = [first.said, back, second.said] as const;
    await hear(way.flatMap((each) => [facts[each], facts[each]]));
    assert.deepEqual(await stands(), ['replaced', 'pooled']);
    await hear([await takeBack(second.at)]);
    assert.deepEqual(await stands(), ['accepted', 'own']);
  });
}
