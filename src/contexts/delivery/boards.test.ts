import assert from 'node:assert/strict';
import test from 'node:test';
import type { Actor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { asCall, settle } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import {
  BUS,
  CARRIER,
  driver,
  HUB,
  hubKeeper,
  layNetwork,
  POINT,
  packer,
  pointKeeper,
} from '../../../test/help/network.ts';
import { paidOrder, pay } from '../../../test/help/parcel.ts';
import { findParcels, parcelByLabel } from './find-parcels.ts';
import { hubBoard } from './hub-board.ts';
import { labelsOf } from './labels-of.ts';
import { onTimeOf } from './on-time-of.ts';
import type { OrderPaid } from './order-facts.ts';
import { packShipment } from './pack-shipment.ts';
import { parcelOf, parcelOfOrder } from './parcel-of.ts';
import { planRound } from './plan-round.ts';
import { receiveAtHub } from './receive-at-hub.ts';
import { roundsOf, waitingToGo } from './rounds-of.ts';
import { shelve } from './shelve.ts';
import { shipmentOfOrder } from './shipments.ts';
import { stationBoard } from './station-board.ts';

const database = await testDatabase();
const { db } = database;
await asCall(db, {}, layNetwork);
const officer: Actor = { personId: newId(), name: '何主任', roles: ['officer'], organisationId: newId() };
const monday = (time: string) => instantAt('2026-06-01', time);
const tuesday = (time: string) => instantAt('2026-06-02', time);

async function expected(given: Partial<OrderPaid>): Promise<string> {
  const order = paidOrder(given);
  await asCall(db, { now: monday('09:00') }, (call) => pay(call, order));
  await settle(database, monday('09:00'));
  const shipment = await asCall(db, {}, (call) => shipmentOfOrder(call, order.orderId));
  return shipment?.id ?? assert.fail();
}

const first = await expected({ number: 'M0601-A', recipient: { name: '韦美英', phone: '13900000001' } });
const second = await expected({ number: 'M0601-B', recipient: { name: '单小兰', phone: '13900007777' } });
const third = await expected({ number: 'M0601-C', grams: 12_000, sellerId: newId() });
must(
  await asCall(db, { now: monday('11:00'), actor: packer }, (c) =>
    packShipment(c, { id: newId(), shipmentId: first }),
  ),
);
must(
  await asCall(db, { now: monday('14:00'), actor: hubKeeper }, (c) =>
    receiveAtHub(c, { id: newId(), shipmentId: first, hubId: HUB }),
  ),
);

test('the hub sees what a departure carries, what is promised of it, and what has come in', async () => {
  const board = must(
    await asCall(db, { now: monday('15:00'), actor: hubKeeper }, (c) => hubBoard(c, { day: '2026-06-01' })),
  );
  const [departure] = board.departures;
  assert.equal(departure?.serviceId, BUS);
  assert.equal(departure?.capacityGrams, 100_000);
  assert.equal(departure?.takenGrams, 22_000);
  assert.deepEqual([departure?.parcels, departure?.packed, departure?.atHub], [3, 0, 1]);
  assert.equal(departure?.hereGrams, 5_000);
});

test('a parcel is found by label, order, name, reading, initials and the end of a phone number', async () => {
  const label = must(await asCall(db, { actor: officer }, (c) => findParcels(c, { text: 'M0601-B' })))
    .parcels[0]?.sscc;
  assert.ok(label);
  for (const text of [label, label.slice(-6), 'm0601-b', '单', 'shanxiao', 'sxl', '7777', `(00)${label}`]) {
    const found = must(await asCall(db, { actor: officer }, (c) => findParcels(c, { text })));
    assert.deepEqual(
      found.parcels.map((parcel) => parcel.id),
      [second],
      text,
    );
    assert.equal(found.total, 1);
  }
  const nothing = must(await asCall(db, { actor: officer }, (c) => findParcels(c, { text: '100%' })));
  assert.equal(nothing.total, 0);
});

test('each sees the parcels they send, carry or keep the node of, and nobody sees a buyer’s code', async () => {
  const seen = async (actor: Actor) =>
    must(await asCall(db, { actor }, (c) => findParcels(c, {})))
      .parcels.map((parcel) => parcel.id)
      .toSorted();
  assert.deepEqual(await seen(packer), [first, second].toSorted());
  for (const actor of [driver, hubKeeper, pointKeeper, officer]) {
    assert.deepEqual(await seen(actor), [first, second, third].toSorted(), actor.name);
  }
  assert.deepEqual(await seen({ ...pointKeeper, organisationId: newId() }), []);
  const all = must(await asCall(db, { actor: officer }, (c) => findParcels(c, {}))).parcels;
  for (const parcel of all) assert.equal('collectionCode' in parcel, false);
  const stranger = await asCall(db, { actor: { ...packer, organisationId: newId() } }, (c) =>
    parcelByLabel(c, 'M0601-A'),
  );
  assert.equal(!stranger.ok && stranger.refusal.code, 'delivery.shipment-unknown');
});

test('whose hands a parcel goes through see who collects it, and who oversees sees no name and no number', async () => {
  const seen = async (actor: Actor) => {
    const { parcel } = must(await asCall(db, { actor }, (c) => parcelOf(c, first)));
    const [found] = must(await asCall(db, { actor }, (c) => findParcels(c, { text: 'M0601-A' }))).parcels;
    const [label] = must(await asCall(db, { actor }, (c) => labelsOf(c, { ids: [first] })));
    return [parcel, found, label?.parcel].map((each) => [each?.recipientName, each?.recipientPhone]);
  };
  for (const actor of [packer, driver, pointKeeper]) {
    assert.deepEqual(await seen(actor), Array(3).fill(['韦美英', '13900000001']), actor.name);
  }
  assert.deepEqual(await seen(officer), Array(3).fill(['韦**', '139 **** 0001']));
});

test('the labels of a departure are the seller’s own, by route code, without cancelled ones', async () => {
  const labels = must(await asCall(db, { actor: packer }, (c) => labelsOf(c, { departs: '2026-06-01' })));
  assert.deepEqual(labels.map(({ parcel }) => parcel.id).toSorted(), [first, second].toSorted());
  assert.deepEqual(
    labels[0]?.lines.map((line) => [line.titleZh, line.milli]),
    [['融安金桔', 5_000]],
  );
});

test('a carrier sees what waits for a round, and it waits no longer once it is planned', async () => {
  const ask = { carrierId: CARRIER, day: '2026-06-01' } as const;
  const before = must(await asCall(db, { actor: driver }, (c) => waitingToGo(c, ask)));
  assert.deepEqual(
    before.map(({ node, parcels, grams }) => [node.id, parcels, grams]),
    [[POINT, 3, 22_000]],
  );
  const plan = {
    id: newId(),
    departs: '2026-06-01',
    hubId: HUB,
    carrierId: CARRIER,
    driverName: '莫师傅',
    vehicle: '',
  };
  must(await asCall(db, { actor: driver }, (c) => planRound(c, plan)));
  must(await asCall(db, { actor: driver }, (c) => planRound(c, plan)));
  assert.deepEqual(must(await asCall(db, { actor: driver }, (c) => waitingToGo(c, ask))), []);
  const [round] = must(
    await asCall(db, { actor: hubKeeper }, (c) => roundsOf(c, { from: '2026-06-01', until: '2026-06-01' })),
  );
  assert.deepEqual([round?.parcels, round?.grams, round?.loaded, round?.stops.length], [3, 22_000, 0, 1]);
});

test('the keeper sees what is due, what waits on the shelf and since when', async () => {
  must(
    await asCall(db, { now: tuesday('10:40'), actor: pointKeeper }, (c) =>
      shelve(c, { id: newId(), shipmentId: first, nodeId: POINT, shelf: 'A1' }),
    ),
  );
  const board = must(
    await asCall(db, { now: tuesday('11:00'), actor: pointKeeper }, (c) => stationBoard(c, {})),
  );
  assert.equal(board.node.id, POINT);
  assert.deepEqual(
    board.shelf.map(({ id, shelf, readyAt }) => [id, shelf, readyAt]),
    [[first, 'A1', tuesday('10:40')]],
  );
  assert.deepEqual(board.arriving.map(({ id }) => id).toSorted(), [second, third].toSorted());
});

test('a promise is kept when the parcel was ready by the end of its day; late and overdue ones are not', async () => {
  must(
    await asCall(db, { now: instantAt('2026-06-03', '00:00'), actor: pointKeeper }, (c) =>
      shelve(c, { id: newId(), shipmentId: second, nodeId: POINT }),
    ),
  );
  const span = { from: '2026-06-02', until: '2026-06-02' } as const;
  const figures = must(
    await asCall(db, { now: instantAt('2026-06-03', '09:00'), actor: driver }, (c) => onTimeOf(c, span)),
  );
  assert.deepEqual([figures.kept, figures.broken], [1, 2]);
  const rows = await db.selectFrom('delivery.vShipment').select(['id', 'onTime']).execute();
  assert.deepEqual(
    new Map(rows.map((row) => [row.id, row.onTime])),
    new Map([
      [first, true],
      [second, false],
      [third, null],
    ]),
  );
});

test('the buyer’s page knows where the parcel is, where to collect it, and the code', async () => {
  const found = must(await asCall(db, { actor: officer }, (c) => findParcels(c, { text: 'M0601-A' })))
    .parcels[0];
  const parcel = await asCall(db, {}, (c) => parcelOfOrder(c, found?.orderId ?? ''));
  assert.equal(parcel?.status, 'ready');
  assert.equal(parcel?.node.id, POINT);
  assert.match(parcel?.collectionCode ?? '', /^\d{6}$/);
  assert.equal(await asCall(db, {}, (c) => parcelOfOrder(c, newId())), undefined);
});
