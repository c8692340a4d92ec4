import assert from 'node:assert/strict';
import test from 'node:test';
import { arriveAt, departRound, loadOnRound, manifestOf, roundsOf } from '#delivery';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { asCall, settle } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { COLD_VAN, DAY, EAST, layFleet, order, PLAIN_VAN, WEST } from '../../../test/help/fleet.ts';
import { bus, CARRIER, driver, POINT, pointKeeper, STATION } from '../../../test/help/network.ts';
import { acceptPlan } from './accept-plan.ts';
import { askForPlan } from './ask-for-plan.ts';
import { lockRoute, moveStop } from './change-plan.ts';
import { comparePlans } from './compare-plans.ts';
import { dayBoard } from './day-board.ts';
import { missingSentence } from './missing-words.ts';
import { planFile } from './plan-file.ts';
import { reportTrouble } from './report-trouble.ts';
import { settleTrouble } from './settle-trouble.ts';
import { stopSearch } from './stop-search.ts';
import { watchSearch } from './watch-search.ts';
import { whyHere } from './why-here.ts';

/* A dispatcher's day at the desk: planned, changed by hand, accepted, upset and planned anew. */

const database = await testDatabase();
const { db } = database;
const at = (time: string) => instantAt(DAY, time);
await asCall(db, { now: at('06:00') }, layFleet);
for (const node of [STATION, EAST, EAST, WEST]) {
  await asCall(db, { now: at('06:00') }, (call) => order(call, node));
}
const busOrder = await asCall(db, { now: at('06:00') }, (call) => order(call, POINT, 3_000));

const as = (time: string, actor = driver) => ({ actor, now: at(time) });
const board = async (time: string) =>
  must(await asCall(db, as(time), (call) => dayBoard(call, { day: DAY })));
const file = async (id: string) => must(await asCall(db, as('07:00'), (call) => planFile(call, id)));
const rounds = async () =>
  must(await asCall(db, as('07:00'), (call) => roundsOf(call, { from: DAY, until: DAY })));
async function planned(time: string, from?: string): Promise<string> {
  const id = newId();
  must(
    await asCall(db, as(time), (call) =>
      askForPlan(call, { id, carrierId: CARRIER, day: DAY, seconds: 1, from }),
    ),
  );
  await settle(database, at(time));
  return id;
}
const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }) => outcome.refusal?.code ?? 'ok';
const nodesOn = (plan: Awaited<ReturnType<typeof file>>, vehicleId: string) =>
  plan.routes.find(({ vehicle }) => vehicle.id === vehicleId)?.stops.map(({ stop }) => stop.spot.nodeId) ??
  [];

const FIRST = await planned('06:30');

test('a plan is searched for apart, holds every parcel for a van, and keeps to hours, cold and shifts', async () => {
  const plan = await file(FIRST);
  assert.equal(plan.plan.status, 'ready');
  assert.deepEqual([plan.figures.parcels, plan.figures.left, plan.faults.length], [4, 0, 0]);
  assert.ok(nodesOn(plan, COLD_VAN).includes(EAST), 'what must be kept cold goes with the cold van');
  for (const { stops, leaves, back, vehicle } of plan.routes) {
    assert.ok(leaves >= vehicle.from && back <= vehicle.until);
    for (const { stop, arrives } of stops) assert.ok(arrives <= stop.closes);
  }
  const { known } = await board('06:31');
  assert.deepEqual(
    known.byBus.map(({ orderNumber }) => orderNumber),
    [busOrder],
  );
});

test('another carrier and a keeper neither see nor plan it', async () => {
  const other = { ...driver, organisationId: newId() };
  for (const actor of [other, pointKeeper]) {
    const seen = await asCall(db, as('07:00', actor), (call) => planFile(call, FIRST));
    assert.equal(codeOf(seen), 'dispatching.plan-unknown');
    const moved = await asCall(db, as('07:00', actor), (call) => acceptPlan(call, FIRST));
    assert.equal(codeOf(moved), 'dispatching.plan-unknown');
    const stopped = await asCall(db, as('07:00', actor), (call) => stopSearch(call, FIRST));
    assert.equal(codeOf(stopped), 'dispatching.plan-unknown');
  }
  const theirs = await asCall(db, as('07:00', other), (call) =>
    askForPlan(call, { id: FIRST, carrierId: other.organisationId, day: DAY, seconds: 1 }),
  );
  assert.equal(codeOf(theirs), 'dispatching.plan-unknown');
  const officer = { ...driver, organisationId: newId(), roles: ['officer'] as const };
  must(await asCall(db, as('07:00', officer), (call) => watchSearch(call, FIRST)));
  const stopped = await asCall(db, as('07:00', officer), (call) => stopSearch(call, FIRST));
  assert.equal(
    codeOf(stopped),
    'dispatching.plan-unknown',
    'the county looks, and stops no carrier’s search',
  );
});

test('an address that names no plan is answered so', async () => {
  const seen = await asCall(db, as('07:00'), (call) => planFile(call, 'nothing'));
  assert.equal(codeOf(seen), 'dispatching.plan-unknown');
});

test('a stop is moved, the move is judged, and why it stood where it did is said with what it costs elsewhere', async () => {
  const before = await file(FIRST);
  const { given } = before.plan;
  const east = given.stops.findIndex(({ spot }) => spot.nodeId === EAST);
  const plain = given.vehicles.findIndex(({ id }) => id === PLAIN_VAN);
  const cold = given.vehicles.findIndex(({ id }) => id === COLD_VAN);
  const why = must(await asCall(db, as('07:00'), (call) => whyHere(call, { planId: FIRST, stop: east })));
  assert.equal(why.here?.id, COLD_VAN);
  assert.deepEqual(why.places.find(({ on }) => on.id === PLAIN_VAN)?.faults, ['cannot-do']);
  // Twenty kilometres out and back as the crow flies, 1.4 times as long by road.
  assert.ok((why.hereFen ?? 0) > 0);

  const move = (vehicle: number, position = 0) =>
    asCall(db, as('07:01'), (call) => moveStop(call, { planId: FIRST, stop: east, vehicle, position }));
  must(await move(plain));
  const faulty = await file(FIRST);
  assert.deepEqual(
    faulty.faults.map(({ code }) => code),
    ['cannot-do'],
  );
  assert.equal(
    codeOf(await asCall(db, as('07:02'), (call) => acceptPlan(call, FIRST))),
    'dispatching.plan-faulty',
  );
  assert.equal(codeOf(await move(99)), 'dispatching.no-such-move');
  assert.equal(codeOf(await move(plain, -1)), 'dispatching.no-such-move');
  must(await move(cold));
  assert.deepEqual((await file(FIRST)).faults, []);
});

test('a locked round is changed by no hand and no search; two plans are told apart', async () => {
  const { given } = (await file(FIRST)).plan;
  const cold = given.vehicles.findIndex(({ id }) => id === COLD_VAN);
  const west = given.stops.findIndex(({ spot }) => spot.nodeId === WEST);
  // By hand: everything with the cold van, however far round.
  const station = given.stops.findIndex(({ spot }) => spot.nodeId === STATION);
  for (const stop of [west, station]) {
    must(
      await asCall(db, as('07:05'), (call) =>
        moveStop(call, { planId: FIRST, stop, vehicle: cold, position: 0 }),
      ),
    );
  }
  must(
    await asCall(db, as('07:06'), (call) => lockRoute(call, { planId: FIRST, vehicle: cold, locked: true })),
  );
  const refused = await asCall(db, as('07:06'), (call) =>
    moveStop(call, { planId: FIRST, stop: west, vehicle: -1, position: 0 }),
  );
  assert.equal(codeOf(refused), 'dispatching.round-locked');
  const again = await planned('07:07', FIRST);
  assert.deepEqual(nodesOn(await file(again), COLD_VAN), nodesOn(await file(FIRST), COLD_VAN));
  const free = await planned('07:08');
  const { one, other } = must(await asCall(db, as('07:09'), (call) => comparePlans(call, free, again)));
  assert.ok(
    one.figures.costFen <= other.figures.costFen,
    'a free search is no dearer than one with a locked round',
  );
});

test('what no vehicle can take is left out with its reason, and the rest is planned', async () => {
  await asCall(db, { now: at('07:10') }, (call) => order(call, STATION, 350_000));
  const plan = await file(await planned('07:11'));
  assert.equal(plan.faults.length, 0);
  assert.ok(plan.figures.parcels >= 4);
  assert.equal(plan.missing.length, 1);
  const [{ why = '' } = {}] = plan.missing;
  assert.match(missingSentence(why, 'zh'), /货量比哪辆车都大/);
  assert.match(missingSentence(why, 'en'), /more than any vehicle carries/);
});

test('two plans accepted at once send every vehicle out once', async () => {
  const [one, other] = [await planned('07:15'), await planned('07:16')];
  const accept = (id: string) => asCall(db, as('07:17'), (call) => acceptPlan(call, id));
  for (const outcome of await Promise.all([accept(one), accept(other)])) must(outcome);
  const standing = await rounds();
  assert.equal(new Set(standing.map(({ vehicleId }) => vehicleId)).size, standing.length);
  assert.equal(
    standing.reduce((sum, { parcels }) => sum + parcels, 0),
    4,
  );
});

test('an accepted plan becomes the rounds of the day, and another takes their place', async () => {
  const dear = await planned('07:20');
  must(await asCall(db, as('07:21'), (call) => acceptPlan(call, dear)));
  const before = await rounds();
  assert.equal(
    before.reduce((sum, { parcels }) => sum + parcels, 0),
    4,
  );
  const again = await planned('07:22');
  must(await asCall(db, as('07:23'), (call) => acceptPlan(call, again)));
  const after = await rounds();
  assert.equal(
    after.reduce((sum, { parcels }) => sum + parcels, 0),
    4,
  );
  for (const { stops, plannedStart, plannedEnd, plannedMetres, vehicleId } of after) {
    assert.ok(vehicleId && plannedStart && plannedEnd && (plannedMetres ?? 0) > 0);
    for (const stop of stops) assert.ok(stop.plannedArrival && stop.plannedArrival >= plannedStart);
  }
  const { plans } = await board('07:24');
  assert.equal(plans.filter(({ status }) => status === 'accepted').length, 1);
});

test('a late bus is taken over by the van it costs least, and nothing else is touched', async () => {
  const before = await rounds();
  const seen = await asCall(db, as('08:00', pointKeeper), (call) =>
    reportTrouble(call, {
      ...{ id: newId(), day: DAY, kind: 'late-bus', serviceIds: [bus.id], minutesLate: 600, note: '' },
    }),
  );
  const trouble = must(seen);
  const { troubles } = await board('08:01');
  const out = troubles.find((each) => each.trouble.id === trouble.id)?.out;
  assert.equal(out?.advice, 'replan');
  assert.deepEqual(
    out?.replan?.takenOver.map(({ stop }) => stop.spot.nodeId),
    [POINT],
  );
  assert.ok((out?.replan?.extraFen ?? 0) > 0);
  must(await asCall(db, as('08:02'), (call) => settleTrouble(call, { id: trouble.id, how: 'replanned' })));
  const after = await rounds();
  assert.equal(
    after.reduce((sum, { parcels }) => sum + parcels, 0),
    5,
  );
  for (const round of after) {
    const earlier = before.find(({ id }) => id === round.id)?.stops.map(({ nodeId }) => nodeId);
    assert.deepEqual(
      round.stops.map(({ nodeId }) => nodeId).filter((id) => id !== POINT),
      earlier,
    );
  }
  // Settled once: asked again, nothing more happens.
  must(await asCall(db, as('08:03'), (call) => settleTrouble(call, { id: trouble.id, how: 'waits' })));
  assert.equal((await board('08:04')).troubles[0]?.trouble.settledHow, 'replanned');
});

test('a box that got warm is held back; one that was hardly warm goes on', async () => {
  const parcel = (await board('08:05')).known.parcels.find(({ toNodeId }) => toNodeId === WEST);
  assert.ok(parcel);
  const warm = (temperatureC: number, minutesWarm: number) =>
    asCall(db, as('08:06'), async (call) =>
      must(
        await reportTrouble(call, {
          ...{ id: newId(), day: DAY, kind: 'warm-box', label: parcel.orderNumber, note: '' },
          ...{ temperatureC, minutesWarm },
        }),
      ),
    );
  const mild = await warm(9, 30);
  const hot = await warm(28, 120);
  const { troubles } = await board('08:07');
  const adviceOn = (id: string) => troubles.find(({ trouble }) => trouble.id === id)?.out?.advice;
  assert.deepEqual([adviceOn(mild.id), adviceOn(hot.id)], ['leaves', 'replan']);
  must(await asCall(db, as('08:08'), (call) => settleTrouble(call, { id: hot.id, how: 'replanned' })));
  assert.ok((await rounds()).every(({ stops }) => stops.every(({ nodeId }) => nodeId !== WEST)));
  const { expectedDay } = await db
    .selectFrom('delivery.shipment')
    .select('expectedDay')
    .where('id', '=', parcel.id)
    .executeTakeFirstOrThrow();
  assert.equal(expectedDay, '2026-06-02');
});

test('planned anew while vans are out, what was done and what is on board stays; refused goods come back with who passes', async () => {
  const loaded = (await rounds()).find(({ vehicleId }) => vehicleId === COLD_VAN);
  assert.ok(loaded);
  const read = async () => must(await asCall(db, as('08:10'), (call) => manifestOf(call, loaded.id)));
  for (const { id: shipmentId } of (await read()).stops.flatMap(({ parcels }) => parcels)) {
    must(
      await asCall(db, as('08:10'), (call) =>
        loadOnRound(call, { id: newId(), roundId: loaded.id, shipmentId }),
      ),
    );
  }
  must(await asCall(db, as('08:20'), (call) => departRound(call, { id: newId(), roundId: loaded.id })));
  must(
    await asCall(db, as('08:50'), (call) => arriveAt(call, { id: newId(), roundId: loaded.id, position: 1 })),
  );
  const first = (await read()).stops[0];
  const refused = first?.parcels[0];
  assert.ok(first && refused);
  const trouble = must(
    await asCall(db, as('08:55'), (call) =>
      reportTrouble(call, {
        ...{ id: newId(), day: DAY, kind: 'refused-goods', label: refused.orderNumber, note: '压坏了' },
      }),
    ),
  );
  must(await asCall(db, as('08:56'), (call) => settleTrouble(call, { id: trouble.id, how: 'replanned' })));
  const notes = (await rounds()).flatMap(({ stops }) => stops.map(({ note }) => note)).filter(Boolean);
  assert.equal(notes.length, 1);
  assert.match(notes[0] ?? '', new RegExp(refused.orderNumber));

  const again = await planned('09:00');
  must(await asCall(db, as('09:01'), (call) => acceptPlan(call, again)));
  const now = await read();
  assert.deepEqual(now.stops[0]?.node.id, first.node.id);
  assert.ok(now.stops[0]?.arrivedAt);
  const aboard = (await read()).stops.flatMap(({ parcels }) => parcels).filter(({ loadedAt }) => loadedAt);
  assert.equal(aboard.length, loaded.parcels);
});
