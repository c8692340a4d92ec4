import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayParcels, manifestOf, roundsOf, saveVehicle, setRounds } from '#delivery';
import { acceptPlan, askForPlan, dayBoard } from '#dispatching';
import { addOrganisations } from '#people';
import { acceptPoolDay, bringToPool, keepPoolTry, preparePool, undoPoolDay, workOutPool } from '#planning';
import type { Actor, Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { addDays, type Day, instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { asCall, settle as hearFacts } from './help/county.ts';
import { testDatabase } from './help/database.ts';
import { DAY, EAST, layFleet, order, PLAIN_VAN, services, van, WEST } from './help/fleet.ts';
import { CARRIER, driver, HUB } from './help/network.ts';
import { paidOrder, pay } from './help/parcel.ts';
import { settle } from './help/village.ts';

/* Today's vans have not left yet, and tomorrow is planned: today's parcels stay with today's vans, those left out go tomorrow. */
const database = await testDatabase();
const { db } = database;
const { actors } = await settle(db);
const TOMORROW = addDays(DAY, 1);
const POST = newId();
const postman: Actor = { name: '投递员', roles: ['carrier'], organisationId: POST };
const { officer } = actors;
const as = <T>(time: string, actor: Actor | undefined, verb: (call: Call) => Promise<T>) =>
  asCall(db, { now: instantAt(DAY, time), ...(actor ? { actor } : {}) }, verb);
const at6 = <T>(actor: Actor | undefined, verb: (call: Call) => Promise<T>) => as('06:00', actor, verb);

await at6(undefined, async (call) => {
  const place = { placeCode: '450224', contactPhone: '' };
  must(
    await addOrganisations(call, [
      { id: CARRIER, kind: 'carrier', nameZh: '大将客运', nameEn: 'Dajiang Bus', ...place },
      { id: POST, kind: 'carrier', nameZh: '县邮政', nameEn: 'Post', ...place },
    ]),
  );
  await layFleet(call);
  must(await saveVehicle(call, { ...van(newId(), '桂B·邮3', { fixedFen: 90_000 }), carrierId: POST }));
});
await db.updateTable('delivery.service').set({ cold: false }).execute();
const codes = new Map(
  (await db.selectFrom('delivery.node').select(['id', 'code']).execute()).map(({ id, code }) => [id, code]),
);
const tomorrows = async (call: Call) => {
  const given = { nodeId: EAST, serviceId: services.east, grams: 20_000 };
  const paid = paidOrder({ ...given, departs: TOMORROW, promisedDay: TOMORROW });
  await pay(call, paid);
  return paid.number;
};
const [east, west, next] = await at6(undefined, async (call) => [
  await order(call, EAST),
  await order(call, WEST),
  await tomorrows(call),
]);

/** The orders' numbers on a day's rounds, by day. */
async function driven(day: Day): Promise<string[]> {
  const rounds = must(await at6(officer, (call) => roundsOf(call, { from: day, until: day })));
  const numbers: string[] = [];
  for (const { id } of rounds) {
    const { stops } = must(await at6(officer, (call) => manifestOf(call, id)));
    numbers.push(...stops.flatMap(({ parcels }) => parcels.map(({ orderNumber }) => orderNumber)));
  }
  return numbers.toSorted();
}

const board = async (day: Day, time = '06:00') =>
  must(await as(time, driver, (call) => dayBoard(call, { day })));

/** A plan for a day, accepted. */
async function plan(day: Day, time = '06:00'): Promise<void> {
  const id = newId();
  must(await as(time, driver, (call) => askForPlan(call, { id, carrierId: CARRIER, day, seconds: 1 })));
  await hearFacts(database, instantAt(DAY, time));
  must(await as(time, driver, (call) => acceptPlan(call, id)));
}

test('pooling tomorrow leaves today’s vans what they have not loaded yet', async () => {
  await plan(DAY);
  assert.deepEqual(await driven(DAY), [east, west].toSorted());
  const bring = (actor: Actor, organisationId: string) =>
    at6(actor, (call) =>
      bringToPool(call, { day: TOMORROW, organisationId, text: `${codes.get(EAST)} 1 20` }),
    );
  must(await bring(driver, CARRIER));
  must(await bring(postman, POST));
  const question = must(await at6(officer, (call) => preparePool(call, { day: TOMORROW, rule: 'shapley' })));
  const pooled = must(await workOutPool(question));
  await at6(officer, async (call) => must(await keepPoolTry(call, question, pooled)));
  must(await at6(officer, (call) => acceptPoolDay(call, TOMORROW)));
  assert.deepEqual(await driven(DAY), [east, west].toSorted());
  assert.deepEqual(await driven(TOMORROW), [next]);
  must(await at6(officer, (call) => undoPoolDay(call, TOMORROW)));
  await hearFacts(database, instantAt(DAY, '06:00'));
});

test('planning tomorrow leaves them too, and does not count them', async () => {
  const { known } = await board(TOMORROW);
  assert.deepEqual(
    known.given.stops.flatMap(({ parcels }) => parcels.map(({ orderNumber }) => orderNumber)),
    [next],
  );
  await plan(TOMORROW);
  assert.deepEqual([await driven(DAY), await driven(TOMORROW)], [[east, west].toSorted(), [next]]);
});

let late = '';

test('what is due today and nobody drives yet goes tomorrow, until today is planned with it', async () => {
  late = await at6(undefined, (call) => order(call, WEST));
  await plan(TOMORROW);
  assert.deepEqual(await driven(TOMORROW), [late, next].toSorted());
  await plan(DAY);
  assert.deepEqual([await driven(DAY), await driven(TOMORROW)], [[east, west, late].toSorted(), [next]]);
});

test('a parcel that two days are set to bring at once is brought by the sooner', async () => {
  const parcels = must(
    await at6(driver, (call) => dayParcels(call, { carrierId: CARRIER, day: DAY })),
  ).filter(({ toNodeId }) => toNodeId === EAST);
  const set = (day: Day) => {
    const at = instantAt(day, '09:00');
    const stop = { nodeId: EAST, plannedArrival: at, plannedDeparture: at, note: '' };
    const times = { plannedStart: at, plannedEnd: at, plannedMetres: 1 };
    const stops = [{ ...stop, shipmentIds: parcels.map(({ id }) => id) }];
    const rounds = [{ id: newId(), vehicleId: PLAIN_VAN, ...times, stops }];
    return at6(driver, (call) => setRounds(call, { day, hubId: HUB, carrierId: CARRIER, rounds, drop: [] }));
  };
  for (const first of [DAY, TOMORROW, DAY, TOMORROW]) {
    const second = first === DAY ? TOMORROW : DAY;
    const [one, two] = await Promise.all([set(first), set(second)]);
    const refused = [one, two].flatMap((each) => (each.ok ? [] : [each.refusal.code]));
    assert.ok(refused.every((code) => code === 'delivery.goes-sooner'));
    assert.deepEqual([await driven(DAY), await driven(TOMORROW)], [[east, west, late].toSorted(), [next]]);
  }
});

test('what never left by the time it should have been back goes tomorrow', async () => {
  await plan(TOMORROW, '19:00');
  assert.deepEqual(await driven(DAY), []);
});
