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
import { collect } from '../collect.ts';
import { departRound } from '../depart-round.ts';
import { loadOnRound } from '../load-on-round.ts';
import { parcelOf } from '../parcel-of.ts';
import { planRound } from '../plan-round.ts';
import { receiveAtHub } from '../receive-at-hub.ts';
import { waitingToGo } from '../rounds-of.ts';
import { shelve } from '../shelve.ts';
import { shipmentById, shipmentOfOrder } from '../shipments.ts';
import { driversRound } from './drivers-round.ts';
import { finishStop, type StopReport } from './finish-stop.ts';
import { keepAfterAll } from './keep-after-all.ts';
import { sendBack } from './send-back.ts';
import { stationDay } from './station-day.ts';

const database = await testDatabase();
const { db } = database;
await asCall(db, {}, layNetwork);
const monday = (time: string) => instantAt('2026-06-01', time);
const tuesday = (time: string) => instantAt('2026-06-02', time);

/** A parcel of this weight in kilograms, paid on Monday morning. */
async function parcel(): Promise<string> {
  const order = paidOrder();
  await asCall(db, { now: monday('09:00') }, (call) => pay(call, order));
  await settle(database, monday('09:00'));
  const shipment = await asCall(db, {}, (call) => shipmentOfOrder(call, order.orderId));
  return shipment?.id ?? assert.fail();
}

const does = <Answer>(actor: Actor, now: Date, run: Parameters<typeof asCall<Answer>>[2]) =>
  asCall(db, { actor, now }, run);

/** These parcels on a vehicle that left on Monday at five. */
async function underWay(parcels: readonly string[]): Promise<string> {
  const round = newId();
  await does(driver, monday('17:00'), async (call) => {
    must(
      await planRound(call, {
        id: round,
        departs: '2026-06-01',
        hubId: HUB,
        carrierId: CARRIER,
        driverName: '莫师傅',
        vehicle: '桂B·A1234',
      }),
    );
    for (const shipmentId of parcels)
      must(await loadOnRound(call, { id: newId(), shipmentId, roundId: round }));
    must(await departRound(call, { id: newId(), roundId: round }));
  });
  return round;
}

const atPoint = (roundId: string, said: Partial<StopReport>): StopReport => ({
  id: newId(),
  roundId,
  nodeId: POINT,
  handedIds: [],
  at: tuesday('10:20'),
  ...said,
});
const statusOf = (id: string) => asCall(db, {}, async (call) => (await shipmentById(call, id))?.status);

test('a stop sent hours later and twice hands over once, at the time it happened, and what was refused stays aboard', async () => {
  const [given, refused] = [await parcel(), await parcel()];
  const round = await underWay([given, refused]);
  const said = atPoint(round, {
    handedIds: [given],
    notLeft: { reason: 'refused', note: '箱子压坏了', ids: [refused] },
  });
  for (const now of [tuesday('15:00'), tuesday('15:01')]) {
    const done = must(await does(driver, now, (call) => finishStop(call, said)));
    assert.equal(done.round, 'done');
    assert.equal(done.handedOver, 1);
  }
  const { scans } = must(await does(driver, tuesday('16:00'), (call) => parcelOf(call, given)));
  const arrived = scans.filter(({ kind }) => kind === 'arrived');
  assert.equal(arrived.length, 1);
  assert.equal(arrived[0]?.at.getTime(), tuesday('10:20').getTime());
  assert.equal(await statusOf(given), 'at-station');
  assert.equal(await statusOf(refused), 'on-way');
  const seen = must(await does(driver, tuesday('16:00'), (call) => driversRound(call, round)));
  assert.equal(seen.goingBack, 1);
  assert.equal(seen.stops[0]?.parcels.find(({ id }) => id === refused)?.back, 'refused');
});

test('what found nobody goes out again once it is back at the hub; what was refused does not', async () => {
  const [missed, refused] = [await parcel(), await parcel()];
  const round = await underWay([missed, refused]);
  await does(driver, tuesday('10:30'), async (call) => {
    must(await finishStop(call, atPoint(round, { notLeft: { reason: 'refused', ids: [refused] } })));
    must(await finishStop(call, atPoint(round, { notLeft: { reason: 'nobody-there', ids: [missed] } })));
  });
  const waiting = async (now: Date) =>
    must(
      await does(driver, now, (call) => waitingToGo(call, { carrierId: CARRIER, day: '2026-06-03' })),
    ).reduce((sum, { parcels }) => sum + parcels, 0);
  const before = await waiting(tuesday('12:00'));
  await does(hubKeeper, tuesday('18:00'), async (call) => {
    for (const shipmentId of [missed, refused])
      must(await receiveAtHub(call, { id: newId(), shipmentId, hubId: HUB }));
  });
  assert.equal((await waiting(tuesday('19:00'))) - before, 1);
  const again = await underWay([missed]);
  must(
    await does(driver, tuesday('20:00'), (call) => finishStop(call, atPoint(again, { handedIds: [missed] }))),
  );
  assert.equal(await statusOf(missed), 'at-station');
});

test('a parcel of another stop, or a round nobody has sent off, is refused and nothing of the report is kept', async () => {
  const mine = await parcel();
  const round = await underWay([mine]);
  const elsewhere = await parcel();
  const wrong = await does(driver, tuesday('10:30'), (call) =>
    finishStop(call, atPoint(round, { handedIds: [mine, elsewhere] })),
  );
  assert.equal(!wrong.ok && wrong.refusal.code, 'delivery.wrong-node');
  assert.equal(await statusOf(mine), 'on-way');
  const other = await does({ ...driver, organisationId: newId() }, tuesday('10:30'), (call) =>
    finishStop(call, atPoint(round, { handedIds: [mine] })),
  );
  assert.equal(!other.ok && other.refusal.code, 'delivery.not-allowed');
});

test('a keeper sends back what nobody collects; until a driver fetches it, it can still be collected or kept', async () => {
  const parcels = [await parcel(), await parcel(), await parcel()] as const;
  const [fetched, collected, kept] = parcels;
  const round = await underWay(parcels);
  must(
    await does(driver, tuesday('10:30'), (call) => finishStop(call, atPoint(round, { handedIds: parcels }))),
  );
  await does(pointKeeper, tuesday('11:00'), async (call) => {
    for (const shipmentId of parcels) {
      must(await shelve(call, { id: newId(), shipmentId, nodeId: POINT }));
      must(await sendBack(call, { id: newId(), nodeId: POINT, shipmentId, reason: 'uncollected' }));
    }
    must(await keepAfterAll(call, kept));
    const code = (await shipmentById(call, collected))?.collectionCode ?? '';
    const handed = must(await collect(call, { id: newId(), nodeId: POINT, proof: { by: 'code', code } }));
    assert.equal(handed.collected, true);
  });
  const later = await parcel();
  const next = await underWay([later]);
  const seen = must(await does(driver, tuesday('17:30'), (call) => driversRound(call, next)));
  assert.deepEqual(
    seen.stops[0]?.toFetch.map(({ id }) => id),
    [fetched],
  );
  const report = atPoint(next, { handedIds: [later], fetchedIds: [fetched], at: tuesday('17:40') });
  must(await does(driver, tuesday('18:00'), (call) => finishStop(call, report)));
  const code = (await asCall(db, {}, (call) => shipmentById(call, fetched)))?.collectionCode ?? '';
  const tooLate = await does(pointKeeper, tuesday('18:30'), (call) =>
    collect(call, { id: newId(), nodeId: POINT, proof: { by: 'code', code } }),
  );
  assert.equal(!tooLate.ok && tooLate.refusal.code, 'delivery.gone-back');
});

test('a keeper’s day: what vehicle brings what and about when, what waits too long, and what goes back', async () => {
  const onItsWay = await parcel();
  const round = await underWay([onItsWay]);
  const dayOf = async (now: Date, days: number) =>
    must(await does(pointKeeper, now, (call) => stationDay(call, { nodeId: POINT, days })));
  const coming = (await dayOf(monday('17:10'), 3)).arrivals.find((each) => each.round?.id === round);
  assert.deepEqual(coming?.parcelIds, [onItsWay]);
  assert.equal(coming.round?.vehicle, '桂B·A1234');
  assert.ok(coming.window && coming.window.from >= monday('17:10') && coming.window.until <= monday('18:30'));

  must(
    await does(driver, monday('17:40'), (call) =>
      finishStop(call, atPoint(round, { handedIds: [onItsWay], at: monday('17:40') })),
    ),
  );
  await does(pointKeeper, monday('18:00'), async (call) =>
    must(await shelve(call, { id: newId(), shipmentId: onItsWay, nodeId: POINT })),
  );
  const waits = async (days: number) =>
    (await dayOf(instantAt('2026-06-04', '09:00'), days)).longWaiting.some(({ id }) => id === onItsWay);
  assert.deepEqual([await waits(3), await waits(4)], [true, false]);
  const back = { id: newId(), nodeId: POINT, shipmentId: onItsWay, reason: 'uncollected' } as const;
  must(await does(pointKeeper, instantAt('2026-06-04', '09:10'), (call) => sendBack(call, back)));
  const { longWaiting, goingBack } = await dayOf(instantAt('2026-06-04', '09:20'), 3);
  assert.equal(
    longWaiting.some(({ id }) => id === onItsWay),
    false,
  );
  assert.equal(goingBack.find(({ parcel: { id } }) => id === onItsWay)?.reason, 'uncollected');
});

test('a report that comes again after its stop was added once more does not make that stop too', async () => {
  const first = await parcel();
  const round = await underWay([first, await parcel()]);
  const said = atPoint(round, { handedIds: [first] });
  must(await does(driver, tuesday('11:00'), (call) => finishStop(call, said)));
  await asCall(db, { now: tuesday('11:05') }, (call) =>
    call.tx
      .insertInto('delivery.roundStop')
      .values({ countyId: call.county, roundId: round, position: 2, nodeId: POINT })
      .execute(),
  );
  must(await does(driver, tuesday('11:10'), (call) => finishStop(call, said)));
  const { stops } = must(await does(driver, tuesday('11:15'), (call) => driversRound(call, round)));
  assert.deepEqual(
    stops.map(({ arrivedAt }) => arrivedAt !== null),
    [true, false],
  );
});
