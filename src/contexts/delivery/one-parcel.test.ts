import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import type { Actor, Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { announce } from '#shared/outbox.ts';
import { must, type Outcome } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { asCall, COUNTY, settle } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import {
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
import { arriveAt } from './arrive-at.ts';
import { collect } from './collect.ts';
import { departRound } from './depart-round.ts';
import { expectParcels } from './expect-parcels.ts';
import { journeyOf } from './kernel/journey.ts';
import { loadOnRound } from './load-on-round.ts';
import type { OrderPaid } from './order-facts.ts';
import { packShipment } from './pack-shipment.ts';
import { planRound } from './plan-round.ts';
import { receiveAtHub } from './receive-at-hub.ts';
import { reportLost } from './report-lost.ts';
import { scansOf } from './scans.ts';
import { shelve } from './shelve.ts';
import { type Shipment, shipmentOfOrder } from './shipments.ts';

const database = await testDatabase();
const { db } = database;
await asCall(db, {}, layNetwork);

const monday = (time: string) => instantAt('2026-06-01', time);
const tuesday = (time: string) => instantAt('2026-06-02', time);

function as<Value>(actor: Actor, now: Date, run: (call: Call) => Promise<Outcome<Value>>) {
  return transact(db, { county: COUNTY, now, actor }, run);
}

async function expected(given: Partial<OrderPaid> = {}): Promise<Shipment> {
  const order = paidOrder(given);
  await asCall(db, { now: monday('09:00') }, (call) => pay(call, order));
  await settle(database, monday('09:00'));
  return now(order.orderId);
}

async function now(orderId: string): Promise<Shipment> {
  const shipment = await asCall(db, {}, (call) => shipmentOfOrder(call, orderId));
  assert.ok(shipment);
  return shipment;
}

async function onTheWay(parcel: Shipment): Promise<string> {
  const roundId = newId();
  const round = { id: roundId, departs: parcel.departs, hubId: HUB, carrierId: CARRIER };
  must(
    await as(driver, monday('15:00'), (c) => planRound(c, { ...round, driverName: '莫师傅', vehicle: '' })),
  );
  must(
    await as(driver, monday('17:00'), (c) => loadOnRound(c, { id: newId(), shipmentId: parcel.id, roundId })),
  );
  must(await as(driver, monday('17:30'), (c) => departRound(c, { id: newId(), roundId })));
  return roundId;
}

async function eventsOf(sscc: string): Promise<string[]> {
  const { rows } = await sql<{ bizStep: string }>`
    select e.biz_step from tracing.event e
    join tracing.event_thing t on t.county_id = e.county_id and t.event_id = e.id
    where t.thing = ${`https://id.gs1.org/00/${sscc}`} order by e.event_time, e.record_time`.execute(db);
  return rows.map((row) => row.bizStep);
}

test('a paid order’s parcel has a label and a code of its own, and no order has two', async () => {
  const order = paidOrder();
  await asCall(db, { now: monday('09:00') }, (call) => pay(call, order));
  await assert.rejects(
    asCall(db, {}, (call) => expectParcels(call, [order])),
    /shipment_county_id_order_id/,
  );
  const { rows } =
    await sql<Shipment>`select * from delivery.shipment where order_id = ${order.orderId}`.execute(db);
  assert.equal(rows.length, 1);
  assert.match(rows[0]?.sscc ?? '', /^\d{18}$/);
  assert.match(rows[0]?.collectionCode ?? '', /^\d{6}$/);
  assert.equal(rows[0]?.status, 'expected');
});

test('orders paid at the same moment, one by one and together, get a label and a code each', async () => {
  const orders = Array.from({ length: 20 }, () => paidOrder());
  const together = orders.splice(0, 5);
  await Promise.all(
    [together, ...orders.map((order) => [order])].map((each) =>
      asCall(db, {}, (call) => expectParcels(call, each)),
    ),
  );
  orders.push(...together);
  const shipments = await Promise.all(orders.map((order) => now(order.orderId)));
  assert.equal(new Set(shipments.map((shipment) => shipment.sscc)).size, 20);
  assert.equal(new Set(shipments.map((shipment) => shipment.collectionCode)).size, 20);
});

test('a parcel goes from the co-op to the hand of the buyer, and every step is in its trace', async () => {
  const parcel = await expected({ departs: '2026-06-01' });
  const shipmentId = parcel.id;
  must(await as(packer, monday('11:00'), (c) => packShipment(c, { id: newId(), shipmentId })));
  must(await as(hubKeeper, monday('14:00'), (c) => receiveAtHub(c, { id: newId(), shipmentId, hubId: HUB })));
  const roundId = await onTheWay(parcel);
  assert.equal((await now(parcel.orderId)).status, 'on-way');
  must(await as(driver, tuesday('10:20'), (c) => arriveAt(c, { id: newId(), roundId, position: 1 })));
  assert.equal((await now(parcel.orderId)).status, 'at-station');
  must(
    await as(pointKeeper, tuesday('10:40'), (c) =>
      shelve(c, { id: newId(), shipmentId, nodeId: POINT, shelf: 'A3' }),
    ),
  );
  const proof = { by: 'code', code: parcel.collectionCode } as const;
  const done = await as(pointKeeper, tuesday('18:00'), (c) =>
    collect(c, { id: newId(), nodeId: POINT, proof }),
  );
  assert.equal(done.ok && done.value.collected, true);

  const after = await now(parcel.orderId);
  assert.equal(after.status, 'collected');
  assert.deepEqual(after.readyAt, tuesday('10:40'));
  assert.deepEqual(await eventsOf(parcel.sscc), [
    'packing',
    'receiving',
    'loading',
    'departing',
    'arriving',
    'stocking',
    'retail_selling',
  ]);
  const { rows } = await sql<{ onTime: boolean }>`
    select on_time from delivery.v_shipment where id = ${parcel.id}`.execute(db);
  assert.equal(rows[0]?.onTime, true);
});

test('packing names the lots that went into the parcel', async () => {
  const parcel = await expected();
  const id = newId();
  must(await as(packer, monday('11:00'), (c) => packShipment(c, { id, shipmentId: parcel.id })));
  const { rows } = await sql<{ document: Record<string, unknown> }>`
    select document from tracing.event where id = ${id}`.execute(db);
  assert.equal(rows[0]?.document.parentID, `https://id.gs1.org/00/${parcel.sscc}`);
  assert.deepEqual(rows[0]?.document.childQuantityList, [
    { epcClass: 'https://id.gs1.org/01/96901234567895/10/JJ-260601-1', quantity: 5, uom: 'KGM' },
  ]);
});

test('a scan sent twice is written once', async () => {
  const parcel = await expected();
  const scan = { id: newId(), shipmentId: parcel.id, hubId: HUB };
  must(await as(hubKeeper, monday('14:00'), (c) => receiveAtHub(c, scan)));
  must(await as(hubKeeper, monday('14:05'), (c) => receiveAtHub(c, scan)));
  assert.deepEqual(await eventsOf(parcel.sscc), ['receiving']);
});

test('scans from a phone that was out of signal come late, undo nothing, and the gap is shown', async () => {
  const parcel = await expected();
  const shipmentId = parcel.id;
  must(await as(pointKeeper, tuesday('10:40'), (c) => shelve(c, { id: newId(), shipmentId, nodeId: POINT })));
  const late = { id: newId(), shipmentId, at: monday('11:00') };
  must(await as(packer, tuesday('12:00'), (c) => packShipment(c, late)));
  assert.equal((await now(parcel.orderId)).status, 'ready');
  const journey = journeyOf(await asCall(db, {}, (call) => scansOf(call, [parcel.id])));
  assert.deepEqual(
    journey.filter((step) => step.state === 'missing').map((step) => step.step),
    ['received', 'loaded', 'departed', 'arrived'],
  );
});

test('a scanner whose clock runs ahead does not write the future', async () => {
  const parcel = await expected();
  const scan = { id: newId(), shipmentId: parcel.id, at: tuesday('23:00') };
  must(await as(packer, monday('11:00'), (c) => packShipment(c, scan)));
  const [written] = await asCall(db, {}, (call) => scansOf(call, [parcel.id]));
  assert.deepEqual(written?.at, monday('11:00'));
});

test('five wrong codes for a parcel lock it, and the keeper may still hand it to someone she knows', async () => {
  const parcel = await expected();
  const shipmentId = parcel.id;
  must(await as(pointKeeper, tuesday('10:40'), (c) => shelve(c, { id: newId(), shipmentId, nodeId: POINT })));
  const wrong = parcel.collectionCode === '000000' ? '111111' : '000000';
  const attempt = (code: string) =>
    as(pointKeeper, tuesday('11:00'), (c) =>
      collect(c, { id: newId(), nodeId: POINT, shipmentId, proof: { by: 'code', code } }),
    );
  const left = [];
  for (let tried = 0; tried < 5; tried += 1) {
    const answer = must(await attempt(wrong));
    left.push(answer.collected ? 'collected' : answer.refusal.facts.left);
  }
  assert.deepEqual(left, [4, 3, 2, 1, 0]);
  const locked = await attempt(parcel.collectionCode);
  assert.deepEqual(!locked.ok && locked.refusal, { code: 'delivery.code-locked', facts: { until: '12:00' } });

  const unsaid = await as(pointKeeper, tuesday('11:05'), (c) =>
    collect(c, {
      id: newId(),
      nodeId: POINT,
      shipmentId,
      proof: { by: 'seen', name: '韦美英', reason: ' ' },
    }),
  );
  assert.equal(!unsaid.ok && unsaid.refusal.code, 'delivery.reason-needed');
  const proof = { by: 'seen', name: '韦美英', reason: '手机没电，本人到场' } as const;
  must(
    await as(pointKeeper, tuesday('11:05'), (c) =>
      collect(c, { id: newId(), nodeId: POINT, shipmentId, proof }),
    ),
  );
  const scans = await asCall(db, {}, (call) => scansOf(call, [parcel.id]));
  assert.equal(scans.at(-1)?.receivedBy, '韦美英');
  assert.equal(scans.at(-1)?.note, '手机没电，本人到场');
});

test('a parcel is handed over once, also when two phones try at the same moment', async () => {
  const parcel = await expected();
  must(
    await as(pointKeeper, tuesday('10:40'), (c) =>
      shelve(c, { id: newId(), shipmentId: parcel.id, nodeId: POINT }),
    ),
  );
  const proof = { by: 'code', code: parcel.collectionCode } as const;
  const answers = await Promise.all(
    [1, 2, 3].map(() =>
      as(pointKeeper, tuesday('12:00'), (c) =>
        collect(c, { id: newId(), nodeId: POINT, shipmentId: parcel.id, proof }),
      ),
    ),
  );
  assert.equal(answers.filter((answer) => answer.ok && answer.value.collected).length, 1);
  assert.deepEqual(
    answers.filter((answer) => !answer.ok).map((answer) => answer.refusal.code),
    ['delivery.already-collected', 'delivery.already-collected'],
  );
});

test('a right code for a parcel that nobody scanned in asks for its label first', async () => {
  const parcel = await expected();
  const proof = { by: 'code', code: parcel.collectionCode } as const;
  const answer = await as(pointKeeper, tuesday('12:00'), (c) =>
    collect(c, { id: newId(), nodeId: POINT, proof }),
  );
  assert.equal(!answer.ok && answer.refusal.code, 'delivery.not-arrived');
});

test('what was not loaded stays behind and goes on the next round', async () => {
  const first = await expected({ departs: '2026-06-03' });
  const second = await expected({ departs: '2026-06-03' });
  const plan = { departs: '2026-06-03', hubId: HUB, carrierId: CARRIER, driverName: '莫师傅', vehicle: '' };
  const roundId = newId();
  const loading = instantAt('2026-06-03', '17:00');
  must(await as(driver, loading, (c) => planRound(c, { ...plan, id: roundId })));
  must(await as(driver, loading, (c) => loadOnRound(c, { id: newId(), shipmentId: first.id, roundId })));
  const left = must(await as(driver, loading, (c) => departRound(c, { id: newId(), roundId })));
  assert.equal(left.carried, 1);
  assert.ok(left.leftBehind >= 1);
  assert.equal((await now(second.orderId)).status, 'expected');
  const next = newId();
  must(await as(driver, loading, (c) => planRound(c, { ...plan, id: next })));
  const answer = await as(driver, loading, (c) =>
    loadOnRound(c, { id: newId(), shipmentId: second.id, roundId: next }),
  );
  assert.equal(answer.ok, true);
});

test('a cancelled order gives its place back and its parcel is not loaded', async () => {
  const parcel = await expected({ departs: '2026-06-04' });
  await asCall(db, { now: monday('10:00') }, (c) =>
    announce(c, 'order-cancelled', { orderId: parcel.orderId }),
  );
  await settle(database, monday('10:00'));
  assert.equal((await now(parcel.orderId)).status, 'cancelled');
  const { rows } = await sql<{ takenKg: string }>`
    select taken_kg from delivery.service_day where departs = '2026-06-04'`.execute(db);
  assert.equal(rows[0]?.takenKg, '0.000');
});

test('a lost parcel is found by the next scan', async () => {
  const parcel = await expected();
  const shipmentId = parcel.id;
  must(await as(hubKeeper, monday('14:00'), (c) => receiveAtHub(c, { id: newId(), shipmentId, hubId: HUB })));
  must(
    await as(hubKeeper, monday('20:00'), (c) =>
      reportLost(c, { id: newId(), shipmentId, note: '盘点时找不到' }),
    ),
  );
  assert.equal((await now(parcel.orderId)).status, 'lost');
  must(await as(pointKeeper, tuesday('10:40'), (c) => shelve(c, { id: newId(), shipmentId, nodeId: POINT })));
  assert.equal((await now(parcel.orderId)).status, 'ready');
});

test('what a helper does at the counter carries both names, and the elder can read it', async () => {
  const parcel = await expected();
  const helper = { personId: newId(), name: '覃小妹' };
  const helped: Actor = { ...pointKeeper, helper };
  const scan = { id: newId(), shipmentId: parcel.id, nodeId: POINT };
  must(await as(helped, tuesday('10:40'), (c) => shelve(c, scan)));
  const [written] = await asCall(db, {}, (call) => scansOf(call, [parcel.id]));
  assert.deepEqual([written?.personName, written?.helperName], ['覃姐', '覃小妹']);
  const acts = await db
    .selectFrom('people.helpedAct')
    .selectAll()
    .where('helperId', '=', helper.personId)
    .execute();
  assert.deepEqual(
    acts.map((act) => [act.personId, act.action, act.subject]),
    [[pointKeeper.personId, 'keep-station', parcel.orderNumber]],
  );
});

test('a parcel of another stop is not handed over here', async () => {
  const parcel = await expected();
  const roundId = await onTheWay(parcel);
  const stranger = await expected();
  const answer = await as(driver, tuesday('10:20'), (c) =>
    arriveAt(c, { id: newId(), roundId, position: 1, shipmentIds: [stranger.id] }),
  );
  assert.equal(!answer.ok && answer.refusal.code, 'delivery.wrong-node');
});

test('only the people of a station work its shelf, only its carrier drives a round', async () => {
  const parcel = await expected();
  const shipmentId = parcel.id;
  const shelving = await as(hubKeeper, tuesday('10:40'), (c) =>
    shelve(c, { id: newId(), shipmentId, nodeId: POINT }),
  );
  assert.equal(!shelving.ok && shelving.refusal.code, 'delivery.not-allowed');
  const other = { ...driver, organisationId: newId() };
  const planning = await as(other, monday('15:00'), (c) =>
    planRound(c, {
      id: newId(),
      departs: '2026-06-01',
      hubId: HUB,
      carrierId: CARRIER,
      driverName: '',
      vehicle: '',
    }),
  );
  assert.equal(!planning.ok && planning.refusal.code, 'delivery.not-allowed');
});
