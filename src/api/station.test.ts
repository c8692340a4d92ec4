import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { addNodes, addServices, remindBuyer, sendBack, shelve } from '#delivery';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { asCall, COUNTY, settle as heard } from '../../test/help/county.ts';
import { testDatabase } from '../../test/help/database.ts';
import { bus, nodes, POINT, STATION } from '../../test/help/network.ts';
import { paidOrder, pay } from '../../test/help/parcel.ts';
import { settle, signedIn } from '../../test/help/village.ts';
import { startServer } from '../server.ts';

/* A station's own system works its shelf over HTTP. Parcels came on Tuesday 2 June; it is noon on Saturday. */

const database = await testDatabase();
const { db } = database;
const { people, organisations, actors } = await settle(db);
const COLD = newId();
await asCall(db, {}, async (call) => {
  const kept = nodes.map((node) => ({
    ...node,
    organisationId: node.id === STATION ? organisations.otherCoop : organisations.station,
  }));
  must(await addNodes(call, kept));
  const carried = { ...bus, carrierId: organisations.bus };
  must(await addServices(call, [carried, { ...carried, id: COLD, byBus: false, cold: true }]));
});
const tuesday = instantAt('2026-06-02', '10:40');
const saturday = instantAt('2026-06-06', '12:00');
let now = saturday;
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() };
const server = await startServer({ config, db, clock: () => now });
after(() => server.stop());
const keeper = await signedIn(db, people.keeper, { now });
const officer = await signedIn(db, people.officer, { now });

async function ask(path: string, { cookie = keeper, body }: { cookie?: string; body?: object } = {}) {
  const answer = await fetch(`${server.url}${path}`, {
    headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  });
  return { status: answer.status, body: await answer.json() };
}
const shelf = `/api/delivery/nodes/${POINT}/shelf`;
const handOvers = `/api/delivery/nodes/${POINT}/hand-overs`;

/** A parcel that was put on the shelf at a moment; with its code, which only its buyer knows. */
async function shelved({ serviceId = bus.id, at = tuesday, where = 'A3' } = {}) {
  const order = paidOrder({ sellerId: organisations.coop, serviceId });
  const monday = instantAt('2026-06-01', '09:00');
  await asCall(db, { now: monday }, (call) => pay(call, order));
  await heard(database, monday);
  const parcel = await db
    .selectFrom('delivery.shipment')
    .select(['id', 'sscc', 'orderNumber', 'collectionCode'])
    .where('orderId', '=', order.orderId)
    .executeTakeFirstOrThrow();
  await asCall(db, { actor: actors.keeper, now: at }, async (call) => {
    must(await shelve(call, { id: newId(), shipmentId: parcel.id, nodeId: POINT, shelf: where }));
  });
  await heard(database, at);
  return parcel;
}

const wrongFor = (code: string) => (code === '000000' ? '111111' : '000000');
const scansOf = async (shipmentId: string) =>
  db
    .selectFrom('delivery.scan')
    .select(['kind', 'personName'])
    .where('shipmentId', '=', shipmentId)
    .where('kind', '=', 'collected')
    .execute();

test('the shelf is told with how long each parcel has lain there, cold or not, and never with its code', async () => {
  const old = await shelved({ serviceId: COLD });
  const fresh = await shelved({ at: instantAt('2026-06-06', '09:00'), where: '' });
  const back = await shelved({ at: instantAt('2026-06-03', '09:00') });
  await asCall(db, { actor: actors.keeper, now }, async (call) =>
    must(
      await sendBack(call, { id: newId(), nodeId: POINT, shipmentId: back.id, reason: 'damaged', note: '' }),
    ),
  );
  const { status, body } = await ask(shelf);
  assert.equal(status, 200);
  assert.deepEqual(body.parcels, [
    {
      ...{ id: old.id, sscc: old.sscc, orderNumber: old.orderNumber },
      recipient: { name: '韦美英', phoneEnds: '0001' },
      ...{ shelf: 'A3', kg: '5', cold: true, promisedDay: '2026-06-02', since: '2026-06-02T02:40:00.000Z' },
      ...{ days: 4, waitsLong: true, goesBack: null, withheld: null, remindedAt: null },
    },
    {
      ...{ id: back.id, sscc: back.sscc, orderNumber: back.orderNumber },
      recipient: { name: '韦美英', phoneEnds: '0001' },
      ...{ shelf: 'A3', kg: '5', cold: false, promisedDay: '2026-06-02', since: '2026-06-03T01:00:00.000Z' },
      ...{ days: 3, waitsLong: false, goesBack: 'damaged', withheld: null, remindedAt: null },
    },
    {
      ...{ id: fresh.id, sscc: fresh.sscc, orderNumber: fresh.orderNumber },
      recipient: { name: '韦美英', phoneEnds: '0001' },
      ...{ shelf: '', kg: '5', cold: false, promisedDay: '2026-06-02', since: '2026-06-06T01:00:00.000Z' },
      ...{ days: 0, waitsLong: false, goesBack: null, withheld: null, remindedAt: null },
    },
  ]);
  const week = await ask(`${shelf}?long=5`);
  assert.equal(
    week.body.parcels.some(({ waitsLong }: { waitsLong: boolean }) => waitsLong),
    false,
  );
});

test('a parcel is handed over against its code, once however often it is sent, and is off the shelf', async () => {
  const { id, sscc, orderNumber, collectionCode: code } = await shelved();
  for (const label of [sscc, undefined]) {
    const parcel = label ? { id, sscc, orderNumber, collectionCode: code } : await shelved();
    const body = { id: newId(), code: parcel.collectionCode, ...(label ? { label } : {}) };
    const answers = await Promise.all([ask(handOvers, { body }), ask(handOvers, { body })]);
    for (const answer of [...answers, await ask(handOvers, { body })]) {
      assert.equal(answer.status, 200);
      assert.deepEqual(answer.body, {
        ...{ id: parcel.id, sscc: parcel.sscc, orderNumber: parcel.orderNumber },
        status: 'collected',
      });
    }
    assert.deepEqual(await scansOf(parcel.id), [{ kind: 'collected', personName: '张站长' }]);
    const left = (await ask(shelf)).body.parcels.map((each: { id: string }) => each.id);
    assert.equal(left.includes(parcel.id), false);
  }
  const again = await ask(handOvers, { body: { id: newId(), code, label: sscc } });
  assert.deepEqual([again.status, again.body.code], [409, 'delivery.already-collected']);
});

test('a wrong code is refused, counted once however often it is sent, and after five no code is tried for an hour', async () => {
  const { id, sscc, collectionCode } = await shelved();
  const wrong = wrongFor(collectionCode);
  const first = newId();
  const tried = [];
  for (const tryId of [first, first, newId(), newId(), newId(), newId()]) {
    const { status, body } = await ask(handOvers, { body: { id: tryId, code: wrong, label: sscc } });
    tried.push([status, body.code, body.facts.left]);
  }
  assert.deepEqual(
    tried,
    [4, 4, 3, 2, 1, 0].map((left) => [422, 'delivery.wrong-code', left]),
  );
  const right = { id: newId(), code: collectionCode, label: sscc };
  const locked = await ask(handOvers, { body: right });
  assert.deepEqual([locked.status, locked.body.code], [429, 'delivery.code-locked']);
  assert.deepEqual(await scansOf(id), []);
  now = new Date(saturday.getTime() + 3_600_000);
  assert.equal((await ask(handOvers, { body: right })).status, 200);
  now = saturday;
});

test('one id is good for one try: no other code is tried under it', async () => {
  const { id, sscc, collectionCode } = await shelved();
  const tryId = newId();
  for (const code of [wrongFor(collectionCode), collectionCode]) {
    const { status, body } = await ask(handOvers, { body: { id: tryId, code, label: sscc } });
    assert.deepEqual([status, body.code, body.facts.left], [422, 'delivery.wrong-code', 4]);
  }
  assert.deepEqual(await scansOf(id), []);
});

test('the id of another step or parcel hands nothing over', async () => {
  const one = await shelved();
  const other = await shelved();
  const { id: shelving } = await db
    .selectFrom('delivery.scan')
    .select('id')
    .where('shipmentId', '=', one.id)
    .where('kind', '=', 'shelved')
    .executeTakeFirstOrThrow();
  const collecting = newId();
  const send = (id: string, { collectionCode: code, sscc: label }: typeof one) =>
    ask(handOvers, { body: { id, code, label } });
  assert.equal((await send(collecting, other)).status, 200);
  for (const id of [shelving, collecting]) {
    const answer = await send(id, one);
    assert.deepEqual([answer.status, answer.body.code], [409, 'delivery.id-taken']);
  }
  assert.deepEqual(await scansOf(one.id), []);
});

test('a buyer is told again once a day, however often it is asked, on the page or here', async () => {
  const { id, sscc, orderNumber } = await shelved();
  const reminders = `/api/delivery/parcels/${sscc}/reminders`;
  const waits = async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*) from graphile_worker._private_jobs where payload->>'fact' = 'parcel-waits'`.execute(db);
    return rows[0]?.count ?? 0;
  };
  const before = await waits();
  const sent = { body: {} };
  for (const answer of await Promise.all([ask(reminders, sent), ask(reminders, sent)])) {
    assert.deepEqual(answer, { status: 200, body: { id, orderNumber, day: '2026-06-06' } });
  }
  await asCall(db, { actor: actors.keeper, now }, async (call) => must(await remindBuyer(call, id)));
  assert.equal((await waits()) - before, 1);
  const { remindedAt } = (await ask(shelf)).body.parcels.find((each: { id: string }) => each.id === id);
  assert.equal(remindedAt, saturday.toISOString());
});

test('what is not on the shelf is not reminded of', async () => {
  const { sscc, collectionCode: code } = await shelved();
  assert.equal((await ask(handOvers, { body: { id: newId(), code, label: sscc } })).status, 200);
  const answer = await ask(`/api/delivery/parcels/${sscc}/reminders`, { body: {} });
  assert.deepEqual([answer.status, answer.body.code], [409, 'delivery.not-on-shelf']);
});

test('another’s station is closed to a keeper, and who oversees looks but hands nothing over', async () => {
  const { sscc, collectionCode: code } = await shelved();
  const elsewhere = await ask(`/api/delivery/nodes/${STATION}/shelf`);
  assert.deepEqual([elsewhere.status, elsewhere.body.code], [404, 'delivery.node-unknown']);
  const body = { id: newId(), code, label: sscc };
  const theirs = await ask(`/api/delivery/nodes/${STATION}/hand-overs`, { body });
  assert.deepEqual([theirs.status, theirs.body.code], [403, 'delivery.not-allowed']);
  const looked = await ask(shelf, { cookie: officer });
  assert.ok(looked.body.parcels.some((each: { sscc: string }) => each.sscc === sscc));
  assert.ok(
    looked.body.parcels.every((each: { recipient: { name: string } }) => each.recipient.name === '韦**'),
  );
  for (const path of [handOvers, `/api/delivery/parcels/${sscc}/reminders`]) {
    assert.equal((await ask(path, { cookie: officer, body })).body.code, 'request.role-needed');
  }
});
