import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addServices,
  changePromise,
  dayParcels,
  departRound,
  loadOnRound,
  manifestOf,
  roundsOf,
  saveVehicle,
} from '#delivery';
import { acceptPlan, askForPlan, dayBoard } from '#dispatching';
import { addOrganisations } from '#people';
import {
  acceptPoolDay,
  bringToPool,
  confirmPoolDay,
  keepPoolTry,
  lookAtPoolDay,
  preparePool,
  undoPoolDay,
  workOutPool,
} from '#planning';
import type { Actor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { addDays, instantAt } from '#shared/instant.ts';
import { must, type Outcome } from '#shared/outcome.ts';
import { asCall, settle as hearFacts } from './help/county.ts';
import { testDatabase } from './help/database.ts';
import { DAY, EAST, layFleet, order, van, WEST } from './help/fleet.ts';
import { bus, CARRIER, driver } from './help/network.ts';
import { settle } from './help/village.ts';

/* Two carriers bring goods to the east village, one to the west too; the post has no cheap way of its own. */
const database = await testDatabase();
const { db } = database;
const { actors } = await settle(db);
const POST = newId();
const POST_SERVICE = newId();
const postman: Actor = { name: '投递员', roles: ['carrier'], organisationId: POST };
const { officer } = actors;
const morning = instantAt(DAY, '06:00');
const as = <T>(
  actor: Actor | undefined,
  verb: (call: Parameters<typeof acceptPoolDay>[0]) => Promise<T>,
  now = morning,
) => asCall(db, { now, ...(actor ? { actor } : {}) }, verb);
const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.refusal.code);

await as(undefined, async (call) => {
  const place = { placeCode: '450224', contactPhone: '' };
  must(
    await addOrganisations(call, [
      { id: CARRIER, kind: 'carrier', nameZh: '大将客运', nameEn: 'Dajiang Bus', ...place },
      { id: POST, kind: 'carrier', nameZh: '县邮政', nameEn: 'Post', ...place },
    ]),
  );
  await layFleet(call);
  must(await saveVehicle(call, { ...van(newId(), '桂B·邮3', { fixedFen: 90_000 }), carrierId: POST }));
  const service = { ...bus, id: POST_SERVICE, toNodeId: EAST, carrierId: POST, byBus: false, cold: false };
  must(await addServices(call, [service]));
});
const codes = new Map(
  (await db.selectFrom('delivery.node').select(['id', 'code']).execute()).map(({ id, code: own }) => [
    id,
    own,
  ]),
);
// The bus company's own to both villages, and one of the post's to the east.
const [east, west] = await as(undefined, async (call) => [await order(call, EAST), await order(call, WEST)]);
const posted = await as(undefined, (call) => order(call, EAST, 2_000));
await db
  .updateTable('delivery.shipment')
  .set({ serviceId: POST_SERVICE })
  .where('orderNumber', '=', posted)
  .execute();
await db.updateTable('delivery.service').set({ cold: false }).execute();

const bring = (actor: Actor, organisationId: string, text: string) =>
  as(actor, (call) => bringToPool(call, { day: DAY, organisationId, text }));
const look = async (actor: Actor, now = morning) =>
  must(await as(actor, (call) => lookAtPoolDay(call, { day: DAY }), now));
const accept = (actor = officer) => as(actor, (call) => acceptPoolDay(call, DAY));
const undo = (actor = officer) => as(actor, (call) => undoPoolDay(call, DAY));
const rounds = async () => must(await as(officer, (call) => roundsOf(call, { from: DAY, until: DAY })));

async function workOut(): Promise<void> {
  const question = must(await as(officer, (call) => preparePool(call, { day: DAY, rule: 'shapley' })));
  const pooled = must(await workOutPool(question));
  await as(officer, async (call) => must(await keepPoolTry(call, question, pooled)));
}

test('the county’s people open a day at the carrier that has most to drive, not the first by name', async () => {
  const opened = async (day: string) => must(await as(officer, (call) => dayBoard(call, { day }))).carrierId;
  assert.equal(await opened(DAY), CARRIER);
  const parcel = () => db.updateTable('delivery.shipment').where('orderNumber', '=', posted);
  await parcel().set({ departs: '2026-05-30' }).execute();
  assert.equal(await opened('2026-05-31'), POST);
  await parcel().set({ departs: DAY }).execute();
});

test('nothing becomes rounds before it is worked out, and only the county does it', async () => {
  assert.equal(code(await accept()), 'planning.not-worked-out');
  must(await bring(driver, CARRIER, `${codes.get(EAST)} 1 20\n${codes.get(WEST)} 1 20`));
  // The post has two parcels more than the platform knows of.
  must(await bring(postman, POST, `${codes.get(EAST)} 3 9.5`));
  await workOut();
  assert.equal(code(await accept(driver)), 'planning.not-allowed');
  assert.deepEqual(await rounds(), []);
});

const FIRST = newId();
const plansOf = async (actor: Actor) =>
  must(await as(actor, (call) => dayBoard(call, { day: DAY }))).plans.map(({ id, status }) => [id, status]);

test('a carrier that planned its day by itself before drives by that plan', async () => {
  must(await as(driver, (call) => askForPlan(call, { id: FIRST, carrierId: CARRIER, day: DAY, seconds: 1 })));
  await hearFacts(database, morning);
  must(await as(driver, (call) => acceptPlan(call, FIRST)));
  assert.deepEqual(await plansOf(driver), [[FIRST, 'accepted']]);
  assert.ok((await rounds()).length > 0);
});

test('an accepted day is the rounds of each carrier’s vehicles, with everybody’s parcels, once however often it is pressed', async () => {
  const answers = await Promise.all([accept(), accept()]);
  assert.deepEqual(answers.map(code), ['ok', 'ok']);
  must(await accept());
  const made = await rounds();
  assert.ok(made.every(({ carrierId }) => carrierId === CARRIER));
  const manifests = await Promise.all(
    made.map(async ({ id }) => must(await as(driver, (call) => manifestOf(call, id)))),
  );
  const stops = manifests.flatMap(({ stops: each }) => each);
  const carried = stops.flatMap(({ node, parcels }) =>
    parcels.map(({ orderNumber }) => [node.id, orderNumber]),
  );
  assert.deepEqual(
    carried.toSorted(),
    [
      [EAST, east],
      [EAST, posted],
      [WEST, west],
    ].toSorted(),
  );
  const note = stops.find(({ node }) => node.id === EAST)?.note ?? '';
  assert.ok(note.includes('大将客运 1 件 20 公斤') && note.includes('县邮政 3 件 9.5 公斤'), note);
  // Everything is within the vehicles' shift and in its order.
  for (const { round, stops: each } of manifests) {
    const times = [
      round.plannedStart,
      ...each.flatMap((s) => [s.plannedArrival, s.plannedDeparture]),
      round.plannedEnd,
    ];
    const moments = times.map((at) => at?.getTime() ?? Number.NaN);
    assert.deepEqual(
      moments,
      moments.toSorted((a, b) => a - b),
    );
    assert.ok((moments[0] ?? 0) >= instantAt(DAY, '07:00').getTime());
    assert.ok((moments.at(-1) ?? 0) <= instantAt(DAY, '17:00').getTime());
  }
});

test('what that carrier had planned by itself holds no more', async () => {
  await hearFacts(database, morning);
  assert.deepEqual(await plansOf(driver), [[FIRST, 'replaced']]);
  assert.equal(code(await as(driver, (call) => acceptPlan(call, FIRST))), 'dispatching.plan-over');
});

test('each carrier sees its own rounds, and its board what others drive for it', async () => {
  const own = await look(driver);
  assert.equal(own.accepted?.rounds.length, (await rounds()).length);
  const others = await look(postman);
  assert.deepEqual([others.accepted?.rounds, others.accepted?.mayUndo], [[], false]);
  const board = must(await as(postman, (call) => dayBoard(call, { day: DAY })));
  assert.deepEqual(
    [board.known.byOthers.map(({ orderNumber }) => orderNumber), board.known.given.stops],
    [[posted], []],
  );
  // Whoever drives has it in the day, so that planning anew leaves nobody's parcel behind.
  const theirs = must(await as(driver, (call) => dayParcels(call, { carrierId: CARRIER, day: DAY })));
  assert.ok(theirs.some(({ orderNumber, carrierId }) => orderNumber === posted && carrierId === POST));
});

test('what was brought stays as it is while it is with the vehicles; taken back, everything is free again', async () => {
  assert.equal(code(await bring(postman, POST, `${codes.get(EAST)} 9 9`)), 'planning.day-accepted');
  const again = await as(officer, (call) => preparePool(call, { day: DAY, rule: 'shapley' }));
  assert.equal(code(again), 'planning.day-accepted');
  assert.equal(code(await undo(driver)), 'planning.not-allowed');
  must(await undo());
  must(await undo());
  assert.deepEqual(await rounds(), []);
  const free = must(await as(postman, (call) => dayParcels(call, { carrierId: POST, day: DAY })));
  assert.deepEqual(
    free.map(({ orderNumber, roundId }) => [orderNumber, roundId]),
    [[posted, null]],
  );
});

test('what that carrier had planned by itself before holds again once the pooled day is taken back', async () => {
  await hearFacts(database, morning);
  assert.deepEqual(await plansOf(driver), [[FIRST, 'accepted']]);
  const again = await Promise.all(
    (await rounds()).map(async ({ id }) => must(await as(driver, (call) => manifestOf(call, id)))),
  );
  const carried = again.flatMap(({ stops }) =>
    stops.flatMap(({ parcels }) => parcels.map(({ orderNumber }) => orderNumber)),
  );
  assert.deepEqual(carried.toSorted(), [east, west].toSorted());
  must(await bring(postman, POST, `${codes.get(EAST)} 3 9.5`));
  assert.equal(code(await accept()), 'planning.not-worked-out');
  await workOut();
  must(await accept());
  await hearFacts(database, morning);
  assert.deepEqual(await plansOf(driver), [[FIRST, 'replaced']]);
});

test('a parcel whose buyer was told a later day is not brought sooner by the pool', async () => {
  must(await undo());
  await hearFacts(database, morning);
  const later = await as(undefined, (call) => order(call, EAST));
  const { id } = await db
    .selectFrom('delivery.shipment')
    .select('id')
    .where('orderNumber', '=', later)
    .executeTakeFirstOrThrow();
  const why = { zh: '山路在修', en: 'The mountain road is being mended' };
  must(await as(driver, (call) => changePromise(call, { shipmentIds: [id], day: addDays(DAY, 1), why })));
  must(await bring(postman, POST, `${codes.get(EAST)} 3 9.5`));
  await workOut();
  must(await accept());
  await hearFacts(database, morning);
  const manifests = await Promise.all(
    (await rounds()).map(async (round) => must(await as(driver, (call) => manifestOf(call, round.id)))),
  );
  const carried = manifests.flatMap(({ stops }) =>
    stops.flatMap(({ parcels }) => parcels.map(({ orderNumber }) => orderNumber)),
  );
  assert.deepEqual(carried.toSorted(), [east, west, posted].toSorted());
});

test('planned anew by the carrier, with a parcel that was on no round, goods without a label are still told of, once', async () => {
  // The first of the place's parcels was withheld for a while, so that it is on no round.
  const [first] = must(await as(driver, (call) => dayParcels(call, { carrierId: CARRIER, day: DAY }))).filter(
    ({ toNodeId }) => toNodeId === EAST,
  );
  assert.ok(first);
  await db.deleteFrom('delivery.roundShipment').where('shipmentId', '=', first.id).execute();
  const SECOND = newId();
  must(
    await as(driver, (call) => askForPlan(call, { id: SECOND, carrierId: CARRIER, day: DAY, seconds: 1 })),
  );
  await hearFacts(database, morning);
  must(await as(driver, (call) => acceptPlan(call, SECOND)));
  const manifests = await Promise.all(
    (await rounds()).map(async ({ id }) => must(await as(driver, (call) => manifestOf(call, id)))),
  );
  const stops = manifests.flatMap((each) => each.stops).filter(({ node }) => node.id === EAST);
  assert.ok(
    stops.some(({ parcels }) => parcels.some(({ orderNumber }) => orderNumber === first.orderNumber)),
  );
  const notes = stops.map(({ note }) => note).join('；');
  assert.equal(notes.split('县邮政 3 件 9.5 公斤').length - 1, 1, notes);
});

test('once something is loaded or a vehicle has left nothing is taken back, and the day is driven', async () => {
  const [round] = await rounds();
  assert.ok(round);
  const [parcel] = must(await as(driver, (call) => manifestOf(call, round.id))).stops.flatMap(
    (stop) => stop.parcels,
  );
  assert.ok(parcel);
  await db.updateTable('delivery.shipment').set({ status: 'at-hub' }).where('id', '=', parcel.id).execute();
  const given = { id: newId(), shipmentId: parcel.id, roundId: round.id, at: morning };
  must(await as(driver, (call) => loadOnRound(call, given)));
  assert.equal(code(await undo()), 'delivery.loaded-elsewhere');
  must(
    await as(
      driver,
      (call) => departRound(call, { id: newId(), roundId: round.id, at: instantAt(DAY, '07:30') }),
      instantAt(DAY, '07:30'),
    ),
  );
  assert.equal(code(await undo()), 'delivery.round-left');
  assert.equal((await look(officer)).accepted?.mayUndo, false);
  must(await as(officer, (call) => confirmPoolDay(call, DAY), instantAt(DAY, '18:00')));
  assert.equal(code(await undo()), 'planning.day-kept');
});
