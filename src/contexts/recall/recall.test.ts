import assert from 'node:assert/strict';
import test from 'node:test';
import { collect, makeCrate, packIntoCrate, shelve, takeOutOfCrate } from '#delivery';
import { packOrder } from '#ordering';
import { issueCertificate, lotById, mergeLots, recordField } from '#origin';
import { sendNotices } from '#people';
import { type Actor, type Call, platform } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must, type Outcome } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { captureEvents, lotThing } from '#tracing';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { keepCountyLog, logged } from '../../../test/help/county-log.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { booksBalance, openMarket, payFor, settleAll, shopper } from '../../../test/help/market.ts';
import { HUB, POINT } from '../../../test/help/network.ts';
import { picked } from '../../../test/help/orchard.ts';
import {
  closeRecall,
  listRecalls,
  type RecallToStart,
  recallFile,
  recallsOfLots,
  startRecall,
  traceRecall,
} from './index.ts';

const database = await testDatabase();
const { db } = database;
const { offers, lots, orchard } = await openMarket(db);
const { officer, coopStaff, loner } = orchard;

const as = <T>(actor: Actor, verb: (call: Call) => Promise<Outcome<T>>) =>
  transact(db, { county: COUNTY, now: MORNING, actor }, verb);
const refusal = (outcome: Outcome<unknown>) => (outcome.ok ? 'allowed' : outcome.refusal.code);
const lot = (id: string) => asCall(db, {}, (call) => lotById(call, id));
const fromLot = async (lotId: string) => ({ kind: 'lot' as const, code: (await lot(lotId))?.code ?? '' });
const say = { reason: '抽检农残超标', advice: '请不要食用' };

async function bought(
  offerId: string,
  milli: number,
  { paid = true } = {},
): Promise<{ id: string; number: string }> {
  const guest = shopper(db);
  const { checkoutId } = must(await guest.order(await guest.fill([[offerId, milli]])));
  if (paid) await payFor(database, checkoutId);
  return db
    .selectFrom('ordering.order')
    .select(['id', 'number'])
    .where('checkoutId', '=', checkoutId)
    .executeTakeFirstOrThrow();
}

async function packed(order: { id: string }): Promise<void> {
  must(await as(coopStaff, (call) => packOrder(call, { packingId: newId(), orderId: order.id, lines: [] })));
  await settleAll(database);
}

async function parcel(order: { id: string }) {
  return db
    .selectFrom('delivery.shipment')
    .select(['id', 'collectionCode'])
    .where('orderId', '=', order.id)
    .executeTakeFirstOrThrow();
}

async function onShelf(order: { id: string }): Promise<void> {
  const { id } = await parcel(order);
  must(await as(platform, (call) => shelve(call, { id: newId(), shipmentId: id, nodeId: POINT })));
  await settleAll(database);
}

async function collected(order: { id: string }) {
  const { collectionCode: code } = await parcel(order);
  const handed = { id: newId(), nodeId: POINT, proof: { by: 'code', code } } as const;
  const outcome = await as(platform, (call) => collect(call, handed));
  await settleAll(database);
  return outcome;
}

const order = (id: string) =>
  db
    .selectFrom('ordering.order')
    .select(['status', 'endCause', 'refundedFen', 'goodsFen', 'deliveryFen'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

const recallOf = async (lotId: string, more: Partial<RecallToStart> = {}): Promise<RecallToStart> => ({
  id: newId(),
  trouble: await fromLot(lotId),
  back: false,
  ...say,
  ...more,
});

test('an officer sees what a recall would touch before anything is done; nobody else may', async () => {
  const order = await bought(offers.kumquats, 2_000);
  const { kumquats, olderKumquats } = lots;
  const asked = { trouble: await fromLot(olderKumquats), back: false };
  assert.equal(refusal(await as(coopStaff, (call) => traceRecall(call, asked))), 'recall.not-allowed');
  const reach = must(await as(officer, (call) => traceRecall(call, asked)));
  assert.deepEqual(
    reach.lots.map(({ id }) => id),
    [olderKumquats],
  );
  assert.deepEqual(
    reach.lines.map(({ number, buyerName, quantity }) => [number, buyerName, quantity.milli]),
    [[order.number, '李小红', 2_000]],
  );
  assert.equal((await lot(olderKumquats))?.status, 'open');
  assert.equal((await lot(kumquats))?.status, 'open');
});

test('wish 5: a recall holds the lot, stops what is on its way, pays back what was paid, and warns who bought', async () => {
  const { olderKumquats, kumquats } = lots;
  const unpacked = await bought(offers.kumquats, 1_000);
  const onWay = await bought(offers.kumquats, 1_500);
  const eaten = await bought(offers.kumquats, 2_000);
  const unpaid = await bought(offers.kumquats, 500, { paid: false });
  await packed(onWay);
  await packed(eaten);
  await onShelf(onWay);
  await onShelf(eaten);
  must(await collected(eaten));

  const asked = await recallOf(olderKumquats);
  assert.equal(refusal(await as(coopStaff, (call) => startRecall(call, asked))), 'recall.not-allowed');
  assert.equal(
    refusal(await as(officer, (call) => startRecall(call, { ...asked, reason: ' ' }))),
    'recall.words-needed',
  );
  const recall = must(await as(officer, (call) => startRecall(call, asked)));
  assert.match(recall.number, /^ZH-260601-\d+$/);
  const again = must(await as(officer, (call) => startRecall(call, asked)));
  assert.deepEqual(again, recall);
  await settleAll(database);

  assert.equal((await lot(olderKumquats))?.status, 'held');
  assert.equal((await lot(kumquats))?.status, 'open');
  const ended = await order(unpacked.id);
  assert.deepEqual(
    [ended.status, ended.endCause, ended.refundedFen],
    ['cancelled', 'recalled', ended.goodsFen + ended.deliveryFen],
  );
  for (const { id } of [onWay, eaten]) {
    const { refundedFen, goodsFen } = await order(id);
    assert.equal(refundedFen, goodsFen);
  }
  assert.equal(refusal(await collected(onWay)), 'delivery.withheld');

  const { checkoutId } = await db
    .selectFrom('ordering.order')
    .select('checkoutId')
    .where('id', '=', unpaid.id)
    .executeTakeFirstOrThrow();
  await payFor(database, checkoutId);
  const late = await order(unpaid.id);
  assert.deepEqual([late.status, late.refundedFen], ['cancelled', late.goodsFen + late.deliveryFen]);
  await booksBalance(db);

  const file = must(await as(officer, (call) => recallFile(call, recall.number)));
  const found = Object.fromEntries(file.lines.map((line) => [line.number, line.found]));
  assert.deepEqual(
    [unpacked, onWay, eaten, unpaid].map(({ number }) => found[number]),
    ['unpacked', 'on-way', 'collected', 'unpaid'],
  );
  assert.deepEqual(await asCall(db, {}, (call) => recallsOfLots(call, [olderKumquats, kumquats])), [
    { lotId: olderKumquats, number: recall.number, ...say, startedAt: MORNING, closedAt: null },
  ]);
});

test('a buyer is warned once; while the provider is down the warning waits', async () => {
  const sent: string[] = [];
  const county = { db, county: COUNTY };
  await sendNotices({ ...county, send: () => Promise.reject(new Error('down')) }, MORNING);
  await sendNotices({ ...county, send: async ({ text }) => void sent.push(text) }, MORNING);
  await sendNotices({ ...county, send: async ({ text }) => void sent.push(text) }, MORNING);
  const paid = await db
    .selectFrom('recall.recallLine')
    .select('noticeId')
    .distinct()
    .where('noticeId', 'is not', null)
    .execute();
  assert.equal(sent.length, paid.length);
  for (const text of sent) assert.match(text, /抽检农残超标。请不要食用。货款已原路退回/);
});

test('sellers and growers read the recalls of their own lots, with their own lines, and no others', async () => {
  const seen = async (actor: Actor) =>
    must(await as(actor, (call) => listRecalls(call, { limit: 10, offset: 0 }))).recalls.map(
      ({ number }) => number,
    );
  const [number = ''] = await seen(officer);
  assert.deepEqual(await seen(coopStaff), [number]);
  assert.deepEqual(await seen(loner), []);
  assert.equal(refusal(await as(loner, (call) => recallFile(call, number))), 'recall.unknown');
  const file = must(await as(coopStaff, (call) => recallFile(call, number)));
  assert.deepEqual(
    file.lots.map(({ id }) => id),
    [lots.olderKumquats],
  );
});

test('wish 5: traced forward from a spraying to what was picked, mixed and sold, and back from a mixed lot to all its harvests', async () => {
  const sprayed = newId();
  const record = {
    id: sprayed,
    plotId: orchard.plots.river,
    kind: 'spray',
    doneAt: new Date(MORNING.getTime() - 30 * 86_400_000),
    sprayProductCode: 'abamectin',
  } as const;
  must(await as(orchard.grower, (call) => recordField(call, record)));
  const { id: river } = await asCall(db, {}, (call) => picked(call, orchard.plots.river, { amount: '10' }));
  const { id: qin } = await asCall(db, {}, (call) => picked(call, orchard.plots.qin, { amount: '10' }));
  for (const lotId of [river, qin]) {
    must(
      await as(platform, (call) =>
        issueCertificate(call, { id: newId(), lotId, basis: ['quality-control'] }),
      ),
    );
  }
  const mixed = newId();
  must(
    await as(coopStaff, (call) => mergeLots(call, { id: mixed, from: [{ lotId: river }, { lotId: qin }] })),
  );
  const reached = async (trouble: RecallToStart['trouble'], back = false) =>
    new Set(must(await as(officer, (call) => traceRecall(call, { trouble, back }))).lots.map(({ id }) => id));
  const days = { from: '2026-05-01', until: '2026-06-01' };
  assert.deepEqual(
    await reached({ kind: 'spraying', fieldRecordId: sprayed, until: days.until }),
    new Set([river, mixed]),
  );
  assert.deepEqual(
    await reached({ kind: 'spray-product', code: 'abamectin', ...days }),
    new Set([river, mixed]),
  );
  assert.deepEqual(
    await reached({ kind: 'plot', plotId: orchard.plots.river, ...days }),
    new Set([river, mixed]),
  );
  assert.deepEqual(await reached(await fromLot(mixed)), new Set([mixed]));
  assert.deepEqual(await reached(await fromLot(mixed), true), new Set([river, qin, mixed]));
  assert.deepEqual(
    await reached({ kind: 'plot', plotId: orchard.plots.river, from: '2026-05-01', until: '2026-05-31' }),
    new Set(),
  );
  const nowhere = {
    kind: 'plot',
    plotId: orchard.plots.river,
    from: '2026-05-01',
    until: '2026-05-02',
  } as const;
  assert.equal(
    refusal(
      await as(officer, (call) => startRecall(call, { id: newId(), trouble: nowhere, back: false, ...say })),
    ),
    'recall.nothing-reached',
  );
  assert.equal(
    refusal(
      await as(officer, (call) =>
        traceRecall(call, { trouble: { kind: 'lot', code: 'HJ-NONE' }, back: false }),
      ),
    ),
    'recall.trouble-unknown',
  );
});

test('a crate that was too warm calls back the orders that were in it, and no lot', async () => {
  const [inside, beside] = [await bought(offers.kumquats, 1_000), await bought(offers.kumquats, 1_000)];
  for (const one of [inside, beside]) await packed(one);
  const crateId = newId();
  const { sscc } = must(
    await as(platform, (call) => makeCrate(call, { id: crateId, hubId: HUB, toNodeId: POINT })),
  );
  const { id: shipmentId } = await parcel(inside);
  must(await as(platform, (call) => packIntoCrate(call, { id: newId(), crateId, shipmentId })));
  // What was taken out since was warm all the same.
  must(await as(platform, (call) => takeOutOfCrate(call, { id: newId(), crateId })));
  const asked = { trouble: { kind: 'crate' as const, sscc }, back: false };
  const reach = must(await as(officer, (call) => traceRecall(call, asked)));
  assert.deepEqual(reach.lots, []);
  assert.deepEqual([...new Set(reach.lines.map(({ number }) => number))], [inside.number]);
  must(await as(officer, (call) => startRecall(call, { id: newId(), ...asked, ...say })));
  const stopped = await db
    .selectFrom('delivery.shipment')
    .select('withheldReason')
    .where('id', '=', shipmentId)
    .executeTakeFirstOrThrow();
  assert.match(stopped.withheldReason ?? '', /抽检/);
  const unknown = { trouble: { kind: 'crate' as const, sscc: '095200010000000010' }, back: false };
  assert.equal(refusal(await as(officer, (call) => traceRecall(call, unknown))), 'recall.trouble-unknown');
});

test('a recall is ended once, with what was found; its lots stay on hold', async () => {
  const [recall] = must(await as(officer, (call) => listRecalls(call, { limit: 1, offset: 0 }))).recalls;
  assert.ok(recall);
  const close = (outcome: string) => as(officer, (call) => closeRecall(call, { id: recall.id, outcome }));
  assert.equal(refusal(await close('')), 'recall.outcome-needed');
  must(await close('复检仍不合格，全部销毁'));
  must(await close('复检仍不合格，全部销毁'));
  assert.equal(refusal(await close('其实没有问题')), 'recall.closed');
  assert.equal((await lot(lots.olderKumquats))?.status, 'held');
});

test('a recall follows the records of others: what they made of a lot is listed with who made it, and not held', async () => {
  await keepCountyLog(database);
  const { plots } = orchard;
  const [bad, other] = await asCall(db, {}, async (call) => [
    await picked(call, plots.qin, { amount: '10' }),
    await picked(call, plots.wei, { amount: '10' }),
  ]);
  const thingOf = async (id: string) => {
    const { gtin = '', code = '' } = (await lot(id)) ?? {};
    return lotThing(gtin, code);
  };
  const [jam, tart] = [
    'https://id.gs1.org/01/06901234567892/10/JAM-1',
    'https://id.gs1.org/01/06901234567892/10/TART-1',
  ];
  const hearsay = await thingOf(other?.id ?? '');
  const process = { transformationID: `urn:uuid:${newId()}` };
  const made = (input: readonly string[], output: readonly string[], more: object = {}) => ({
    eventID: `urn:uuid:${newId()}`,
    type: 'TransformationEvent',
    eventTime: MORNING.toISOString(),
    eventTimeZoneOffset: '+08:00',
    ...(input.length > 0 ? { inputQuantityList: input.map(amount) } : {}),
    ...(output.length > 0 ? { outputQuantityList: output.map(amount) } : {}),
    ...more,
  });
  const amount = (epcClass: string) => ({ epcClass, quantity: 4, uom: 'KGM' });
  const events = [
    made([await thingOf(bad?.id ?? '')], [], process),
    made([], [jam], process),
    made([jam], [tart, hearsay]),
    made([tart], [jam]),
  ];
  const captured = must(await as(loner, (call) => captureEvents(call, { events, onError: 'rollback' })));
  assert.ok(captured.every(({ status }) => status === 'captured'));
  await logged(database);

  const recall = await recallOf(bad?.id ?? '');
  const reach = must(await as(officer, (call) => traceRecall(call, recall)));
  assert.deepEqual(new Set(reach.elsewhere.map(({ thing }) => thing)), new Set([jam, tart, hearsay]));
  assert.ok(reach.elsewhere.every(({ by }) => by?.nameZh === '韦家'));
  assert.deepEqual(reach.elsewhere.find(({ thing }) => thing === tart)?.quantity, 4);
  const { number } = must(await as(officer, (call) => startRecall(call, recall)));
  assert.equal((await lot(bad?.id ?? ''))?.status, 'held');
  assert.equal(
    (await lot(other?.id ?? ''))?.status,
    'open',
    'nobody stops another’s lot by a record of their own',
  );
  const file = must(await as(officer, (call) => recallFile(call, number)));
  assert.equal(
    file.elsewhere.find(({ thing }) => thing === hearsay)?.lotCode,
    (await lot(other?.id ?? ''))?.code,
  );
});
