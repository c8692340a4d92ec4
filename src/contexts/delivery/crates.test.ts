import assert from 'node:assert/strict';
import test from 'node:test';
import type { Actor, Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must, type Outcome } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { containersOf, contentsOf, lotThing, shipmentThing, storyOf, traceOf } from '#tracing';
import { asCall, COUNTY, settle } from '../../../test/help/county.ts';
import { keepCountyLog, logged } from '../../../test/help/county-log.ts';
import { testDatabase } from '../../../test/help/database.ts';
import {
  driver,
  HUB,
  hubKeeper,
  layNetwork,
  POINT,
  packer,
  pointKeeper,
  STATION,
} from '../../../test/help/network.ts';
import { paidOrder, pay } from '../../../test/help/parcel.ts';
import { crateBoard, crateFile, crateNamed } from './crate-board.ts';
import { makeCrate } from './make-crate.ts';
import type { OrderPaid } from './order-facts.ts';
import { packIntoCrate } from './pack-into-crate.ts';
import { packShipment } from './pack-shipment.ts';
import { parcelsUnder } from './parcels-touched.ts';
import { type Shipment, shipmentOfOrder } from './shipments.ts';
import { shipmentsInCrate } from './shipments-in-crate.ts';
import { takeOutOfCrate } from './take-out-of-crate.ts';
import { withholdParcels } from './withhold-parcels.ts';

const database = await testDatabase();
const { db } = database;
await asCall(db, {}, layNetwork);

const monday = (time: string) => instantAt('2026-06-01', time);
const tuesday = (time: string) => instantAt('2026-06-02', time);
const officer: Actor = { personId: newId(), name: '何主任', roles: ['officer'] };

function as<Value>(actor: Actor, now: Date, run: (call: Call) => Promise<Outcome<Value>>) {
  return transact(db, { county: COUNTY, now, actor }, run);
}

const refusal = (outcome: Outcome<unknown>) => (outcome.ok ? 'allowed' : outcome.refusal.code);

async function parcel(given: Partial<OrderPaid> = {}): Promise<Shipment> {
  const order = paidOrder(given);
  await asCall(db, { now: monday('09:00') }, (call) => pay(call, order));
  await settle(database, monday('09:00'));
  const shipment = await asCall(db, {}, (call) => shipmentOfOrder(call, order.orderId));
  assert.ok(shipment);
  must(await as(packer, monday('10:00'), (c) => packShipment(c, { id: newId(), shipmentId: shipment.id })));
  return shipment;
}

const crateTo = async (toNodeId: string) =>
  must(await as(hubKeeper, monday('14:00'), (c) => makeCrate(c, { id: newId(), hubId: HUB, toNodeId })));

const into = (crateId: string, shipmentId: string, { id = newId(), actor = hubKeeper } = {}) =>
  as(actor, monday('15:00'), (c) => packIntoCrate(c, { id, crateId, shipmentId }));

const out = (crateId: string, shipmentId?: string, { id = newId(), actor = pointKeeper } = {}) =>
  as(actor, tuesday('10:00'), (c) =>
    takeOutOfCrate(c, { id, crateId, ...(shipmentId ? { shipmentId } : {}) }),
  );

const inside = async (sscc: string) =>
  (await asCall(db, {}, (call) => contentsOf(call, shipmentThing(sscc)))).map(({ thing }) => thing).sort();

test('parcels are packed into a crate and taken out again, and the record says at every moment what is in it', async () => {
  const [one, two] = [await parcel(), await parcel()];
  const crate = await crateTo(POINT);
  assert.match(crate.sscc, /^\d{18}$/);
  must(await into(crate.id, one.id));
  must(await into(crate.id, two.id));
  const both = [one, two].map(({ sscc }) => shipmentThing(sscc)).sort();
  assert.deepEqual(await inside(crate.sscc), both);
  assert.deepEqual(await asCall(db, {}, (call) => containersOf(call, shipmentThing(one.sscc))), [
    shipmentThing(crate.sscc),
  ]);
  assert.equal(must(await out(crate.id, one.id)), 1);
  assert.deepEqual(await inside(crate.sscc), [shipmentThing(two.sscc)]);
  assert.equal(must(await out(crate.id)), 1);
  assert.deepEqual(await inside(crate.sscc), []);
  const { events } = await asCall(db, {}, (call) => storyOf(call, shipmentThing(one.sscc)));
  assert.deepEqual(
    events.map(({ bizStep, document }) => [bizStep, document.action, document.parentID]),
    [
      ['packing', 'ADD', shipmentThing(one.sscc)],
      ['packing', 'ADD', shipmentThing(crate.sscc)],
      ['unpacking', 'DELETE', shipmentThing(crate.sscc)],
    ],
  );
});

test('a scan sent twice packs once and takes out once', async () => {
  const one = await parcel();
  const crate = await crateTo(POINT);
  const scan = { id: newId() };
  must(await into(crate.id, one.id, scan));
  must(await into(crate.id, one.id, scan));
  assert.equal(must(await as(hubKeeper, monday('15:30'), (c) => crateFile(c, crate.id))).parcels.length, 1);
  const back = { id: newId() };
  assert.equal(must(await out(crate.id, one.id, back)), 1);
  assert.equal(must(await out(crate.id, one.id, back)), 0);
  const { events } = await asCall(db, {}, (call) => storyOf(call, shipmentThing(crate.sscc)));
  assert.equal(events.length, 2);
});

test('a parcel is in one crate at a time, even when two are packed at once', async () => {
  const one = await parcel();
  const [first, second] = [await crateTo(POINT), await crateTo(POINT)];
  const outcomes = await Promise.all([into(first.id, one.id), into(second.id, one.id)]);
  assert.deepEqual(outcomes.map(refusal).sort(), ['allowed', 'delivery.in-other-crate']);
  const crates = await asCall(db, {}, (call) => containersOf(call, shipmentThing(one.sscc)));
  assert.equal(crates.length, 1);
});

test('a crate to a station takes parcels for its points, one to the wrong place takes none', async () => {
  const one = await parcel();
  must(await into((await crateTo(STATION)).id, one.id));
  const other = await parcel({ nodeId: STATION });
  const wrong = await crateTo(POINT);
  assert.equal(refusal(await into(wrong.id, other.id)), 'delivery.not-for-crate');
});

test('who keeps neither end packs nothing, and a withheld parcel is not packed', async () => {
  const one = await parcel();
  const crate = await crateTo(POINT);
  assert.equal(refusal(await into(crate.id, one.id, { actor: pointKeeper })), 'delivery.not-allowed');
  assert.equal(refusal(await into(crate.id, one.id, { actor: packer })), 'delivery.not-allowed');
  assert.equal(refusal(await out(crate.id, one.id)), 'delivery.not-in-crate');
  assert.equal(refusal(await out(crate.id, undefined, { actor: packer })), 'delivery.not-allowed');
  must(
    await as(officer, monday('14:00'), (c) =>
      withholdParcels(c, { orderIds: [one.orderId], reason: '召回' }),
    ),
  );
  assert.equal(refusal(await into(crate.id, one.id)), 'delivery.withheld');
  assert.equal(refusal(await into(newId(), one.id)), 'delivery.crate-unknown');
});

test('the station finds the crate that comes to it by its label', async () => {
  const crate = await crateTo(POINT);
  for (const label of [crate.sscc, `(00)${crate.sscc}`, crate.sscc.slice(-6)]) {
    assert.equal(must(await as(pointKeeper, monday('18:00'), (c) => crateNamed(c, label))).id, crate.id);
  }
  const board = must(await as(pointKeeper, monday('18:00'), (c) => crateBoard(c)));
  assert.ok(board.crates.some(({ id }) => id === crate.id));
  assert.deepEqual(board.hubs, []);
  assert.equal(
    refusal(await as(packer, monday('18:00'), (c) => crateFile(c, crate.id))),
    'delivery.not-allowed',
  );
});

test('from a crate one comes to the parcels and lots in it: for a recall, and in the trace, each line proven', async () => {
  const one = await parcel();
  const crate = await crateTo(POINT);
  must(await into(crate.id, one.id));
  must(await out(crate.id));
  const held = await asCall(db, {}, (call) => shipmentsInCrate(call, crate.sscc));
  assert.deepEqual(
    held?.map(({ id }) => id),
    [one.id],
  );
  await keepCountyLog(database);
  await logged(database);
  const trace = must(await as(officer, tuesday('12:00'), (c) => traceOf(c, shipmentThing(crate.sscc))));
  assert.deepEqual(
    trace.things.map(({ thing, generation }) => [thing, generation]),
    [
      [lotThing('96901234567895', 'JJ-260601-1'), -2],
      [shipmentThing(one.sscc), -1],
      [shipmentThing(crate.sscc), 0],
    ],
  );
});

test('what a crate’s label touches is told to who may see its parcels, and to no other carrier', async () => {
  const crate = await crateTo(POINT);
  const inside = await parcel();
  must(await into(crate.id, inside.id));
  const under = (actor: Actor) => as(actor, tuesday('09:00'), (call) => parcelsUnder(call, crate.sscc));
  for (const actor of [driver, pointKeeper, officer])
    assert.deepEqual(must(await under(actor)).shipmentIds, [inside.id]);
  const other = { ...driver, organisationId: newId() };
  assert.equal(refusal(await under(other)), 'delivery.shipment-unknown');
});
