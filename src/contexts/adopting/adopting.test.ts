import assert from 'node:assert/strict';
import test from 'node:test';
import { sql } from 'kysely';
import { cancelOrder, packOrder } from '#ordering';
import { issueCertificate, lotById, moveAllotment, recordField, reserveStock } from '#origin';
import { sharesOfOrder } from '#paying';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { quantity } from '#shared/quantity.ts';
import { adopter, code, grove, standing } from '../../../test/help/adoptions.ts';
import { asCall, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { booksBalance, openMarket } from '../../../test/help/market.ts';
import { picked } from '../../../test/help/orchard.ts';
import {
  adopt,
  claimCode,
  decidePlate,
  endTerms,
  expireUnpaid,
  failPlan,
  giveHarvest,
  giveRipe,
  handOver,
  lookAtUnit,
  myAdoptions,
  namePlate,
  openNextTerm,
  readAdoption,
} from './index.ts';

const database = await testDatabase();
const { db } = database;
const { orchard } = await openMarket(db);
const { coopStaff, grower, loner, officer, plots } = orchard;
const trees = grove(database, orchard);
const { as, planted, wish, adopted } = trees;

const li = adopter('李小红');
const zhao = adopter('赵明');

/** A certified lot picked on the river plot. */
async function lotOf(amount: string, plotId = plots.river): Promise<string> {
  return as(coopStaff, async (call) => {
    const lot = await picked(call, plotId, { amount });
    must(await issueCertificate(call, { id: newId(), lotId: lot.id, basis: ['quality-control'] }));
    return lot.id;
  });
}

async function heldInBook(id: string): Promise<number> {
  const { rows } = await sql<{
    fen: number;
  }>`select coalesce(sum(-amount_fen), 0)::bigint as fen from paying.v_posting
    where account = 'held' and order_id = ${id}`.execute(db);
  return rows[0]?.fen ?? 0;
}

const give = (planId: string, lotId: string) =>
  as(coopStaff, (call) => giveHarvest(call, { id: newId(), planId, lotId }));

const ordersOf = (checkoutId: string) =>
  db
    .selectFrom('ordering.order')
    .select(['id', 'number', 'status', 'goodsFen', 'deliveryFen', 'refundedFen', 'personId', 'token'])
    .where('checkoutId', '=', checkoutId)
    .orderBy('placedAt')
    .execute();

test('thirty people who want one tree at the same moment: one has it, and the database lets nobody else', async () => {
  const { planId, unitIds } = await planted(['甲-1']);
  const outcomes = await Promise.all(
    Array.from({ length: 30 }, (_, place) =>
      as(adopter(`第${place}位`), (call) => adopt(call, wish(planId, unitIds))),
    ),
  );
  const won = outcomes.filter(({ ok }) => ok);
  assert.equal(won.length, 1);
  assert.deepEqual([...new Set(outcomes.map(code))].toSorted(), ['adopting.unit-taken', 'allowed']);
  const [row] = await db
    .selectFrom('adopting.adoptedUnit')
    .selectAll()
    .where('unitId', '=', unitIds[0] ?? '')
    .execute();
  assert.ok(row);
  const again = { ...row, adoptionId: newId(), fromDay: '2027-05-31', untilDay: '2028-05-30' };
  await assert.rejects(
    db.transaction().execute(async (tx) => {
      await sql`set constraints all deferred`.execute(tx);
      await sql`alter table adopting.adopted_unit drop constraint adopted_unit_county_id_adoption_id_fkey`.execute(
        tx,
      );
      await tx.insertInto('adopting.adoptedUnit').values(again).execute();
    }),
    /unit_adopted_once/,
  );
});

test('who does not sign in, or sent the form before, adopts nothing new', async () => {
  const { planId, unitIds } = await planted(['乙-1', '乙-2']);
  const form = wish(planId, unitIds.slice(0, 1));
  assert.equal(
    code(await as({ name: '', roles: ['consumer'] }, (call) => adopt(call, form))),
    'adopting.sign-in-first',
  );
  const first = must(await as(li, (call) => adopt(call, form)));
  assert.deepEqual(must(await as(li, (call) => adopt(call, form))), first);
  assert.equal(code(await as(zhao, (call) => adopt(call, form))), 'adopting.id-taken');
  const dear = wish(planId, unitIds.slice(1), { agreedFen: 1 });
  assert.equal(code(await as(li, (call) => adopt(call, dear))), 'adopting.price-changed');
});

test('a tree nobody pays for is free again after a quarter of an hour; money that comes too late goes back whole', async () => {
  const { planId, unitIds } = await planted(['丙-1']);
  const late = must(await as(li, (call) => adopt(call, wish(planId, unitIds))));
  const then = trees.now();
  trees.at(new Date(then.getTime() + 16 * 60_000));
  assert.ok((await trees.platform(expireUnpaid)) >= 1);
  const next = await adopted(zhao, wish(planId, unitIds));
  await trees.notice(late.id);
  await trees.settle();
  await trees.settle();
  const [first, second] = await standing(db, [late.id, next.id]);
  assert.deepEqual([first?.status, first?.refundedFen], ['expired', 30_000]);
  assert.deepEqual([second?.status, second?.refundedFen], ['active', 0]);
  await booksBalance(db);
  trees.at(then);
});

test('a part pays for the year’s care at once, the rest is held and earned harvest by harvest', async () => {
  const { planId, unitIds } = await planted(['丁-1', '丁-2']);
  const mine = await adopted(li, wish(planId, unitIds));
  assert.equal(await heldInBook(mine.id), 36_000);
  const care = await asCall(db, {}, (call) => sharesOfOrder(call, mine.id));
  assert.equal(
    care.reduce((sum, { fen }) => sum + fen, 0),
    24_000,
  );
  assert.equal(care[0]?.organisationId, orchard.chen);

  const lotId = await lotOf('30');
  assert.equal(
    code(await as(loner, (call) => giveHarvest(call, { id: newId(), planId, lotId }))),
    'adopting.unknown',
  );
  must(await give(planId, lotId));
  await trees.settle();
  const [order] = await ordersOf(mine.id);
  assert.ok(order);
  assert.deepEqual([order.status, order.goodsFen + order.deliveryFen], ['paid', 18_000]);
  assert.equal(order.personId, li.personId);
  assert.equal(await heldInBook(mine.id), 18_000);
  const lot = await asCall(db, {}, (call) => lotById(call, lotId));
  assert.deepEqual([lot?.sold, lot?.reserved], [10_000, 0]);
  const shipment = await db
    .selectFrom('delivery.shipment')
    .select('id')
    .where('orderId', '=', order.id)
    .execute();
  assert.equal(shipment.length, 1, 'delivery has its parcel');

  // Packed short, what was missing goes back to whoever paid, out of everyone's shares.
  const lines = [{ position: 1, packedMilli: 8_000 }];
  const { refundedFen } = must(
    await as(coopStaff, (call) => packOrder(call, { packingId: newId(), orderId: order.id, lines })),
  );
  assert.equal(refundedFen, Math.floor(order.goodsFen / 5));
  assert.equal(code(await give(planId, lotId)), 'adopting.lot-not-fit', 'a lot is given once');
  await booksBalance(db);
});

test('packed whole, a harvest’s order comes to what was held for it, to the fen', async () => {
  const { planId, unitIds } = await planted(['戊-1', '戊-2', '戊-3'], {
    terms: { priceFen: 33_333, deliveries: 1, guaranteed: 3_700 },
  });
  const mine = await adopted(li, wish(planId, unitIds, { agreedFen: 99_999 }));
  must(await give(planId, await lotOf('30')));
  const [order] = await ordersOf(mine.id);
  const outcome = await as(coopStaff, (call) =>
    packOrder(call, { packingId: newId(), orderId: order?.id ?? '', lines: [] }),
  );
  assert.equal(must(outcome).refundedFen, 0);
  assert.equal(await heldInBook(mine.id), 0);
});

test('too little for all: everyone gets the same part of theirs, and money goes back for the rest of the guarantee', async () => {
  const { planId, unitIds } = await planted(['己-1', '己-2', '己-3']);
  const one = await adopted(li, wish(planId, unitIds.slice(0, 1)));
  const two = await adopted(zhao, wish(planId, unitIds.slice(1)));
  // 15 斤 are owed, 9 are there: 3 and 6.
  const lotId = await lotOf('9');
  const given = must(await give(planId, lotId));
  assert.deepEqual([given.owed, given.given], [15_000, 9_000]);
  const [first, second] = await standing(db, [one.id, two.id]);
  // Half of 18 000 and of 36 000 were held for this delivery; two fifths of them go back.
  assert.deepEqual([first?.earnedFen, first?.refundedFen], [5_400, 3_600]);
  assert.deepEqual([second?.earnedFen, second?.refundedFen], [10_800, 7_200]);
  const lot = await asCall(db, {}, (call) => lotById(call, lotId));
  assert.equal(lot?.sold, 9_000);
  await booksBalance(db);
});

test('a share of the harvest follows what was picked, and promises no amount', async () => {
  const { planId, unitIds } = await planted(['庚-1', '庚-2'], {
    terms: { guaranteed: undefined, shareBp: 500, deliveries: 1 },
  });
  const mine = await adopted(li, wish(planId, unitIds));
  must(await give(planId, await lotOf('81')));
  const { portions } = must(await as(li, (call) => readAdoption(call, mine.number)));
  // A tenth of 81 斤.
  assert.deepEqual(
    portions.map(({ given, missingFen }) => [given, missingFen]),
    [[8_100, 0]],
  );
  assert.equal(code(await give(planId, await lotOf('10'))), 'adopting.all-delivered');
});

test('a plan that gives by itself takes the first lot with enough for all, and leaves too little to the seller', async () => {
  const { planId, unitIds } = await planted(['未-1', '未-2'], {
    gives: 'by-itself',
    plotId: plots.east,
    terms: { fromDay: '2026-06-02' },
  });
  const mine = await adopted(li, wish(planId, unitIds));
  trees.at(instantAt('2026-06-02', '08:00'));
  const small = await lotOf('6', plots.east);
  await trees.platform(giveRipe);
  assert.deepEqual(await ordersOf(mine.id), [], 'six are not ten');
  const enough = await lotOf('12', plots.east);
  await trees.platform(giveRipe);
  await trees.platform(giveRipe);
  const { portions } = must(await as(li, (call) => readAdoption(call, mine.number)));
  assert.deepEqual(
    portions.map(({ lotId, given }) => [lotId, given]),
    [[enough, 10_000]],
  );
  must(await give(planId, small));
  assert.equal((await ordersOf(mine.id)).length, 2);
  trees.at(MORNING);
});

test('what is set aside of a lot for adopters is theirs though the shop has sold the rest', async () => {
  const { planId, unitIds } = await planted(['申-1']);
  const mine = await adopted(li, wish(planId, unitIds));
  const lotId = await lotOf('20');
  const apart = { id: newId(), lotId, from: 'shop', to: 'adoption', amount: quantity('5', 'jin') } as const;
  must(await as(coopStaff, (call) => moveAllotment(call, apart)));
  must(await trees.platform((call) => reserveStock(call, [{ lotId, milli: 15_000 }])));
  must(await give(planId, lotId));
  const [order] = await ordersOf(mine.id);
  assert.ok(order);
  must(await as(li, (call) => cancelOrder(call, { orderId: order.id, words: '' })));
  const outcome = await trees.platform((call) => reserveStock(call, [{ lotId, milli: 1_000 }]));
  assert.equal(code(outcome), 'origin.stock-gone', 'called off, it is the adopters’ again');
});

test('a harvest order that is called off pays its adopter back and returns the fruit to its lot', async () => {
  const { planId, unitIds } = await planted(['辛-1']);
  const mine = await adopted(li, wish(planId, unitIds));
  const lotId = await lotOf('20');
  must(await give(planId, lotId));
  const [order] = await ordersOf(mine.id);
  assert.ok(order);
  must(await as(li, (call) => cancelOrder(call, { orderId: order.id, words: '' })));
  const [after] = await ordersOf(mine.id);
  assert.deepEqual([after?.status, after?.refundedFen], ['cancelled', 9_000]);
  assert.equal((await asCall(db, {}, (call) => lotById(call, lotId)))?.sold, 0);
  assert.equal(await heldInBook(mine.id), 9_000, 'the second delivery is still held');
  await booksBalance(db);
});

test('the diary is the field book of the plot, for whom it concerns and nobody else', async () => {
  const { planId, unitIds } = await planted(['壬-1']);
  const mine = await adopted(li, wish(planId, unitIds));
  const noted = newId();
  must(
    await as(grower, (call) =>
      recordField(call, {
        id: noted,
        plotId: plots.river,
        kind: 'prune',
        doneAt: call.now,
        note: '剪掉了过密的枝',
      }),
    ),
  );
  for (const reader of [li, coopStaff, grower, officer]) {
    const { records } = must(await as(reader, (call) => readAdoption(call, mine.number)));
    assert.ok(
      records.some(({ note }) => note === '剪掉了过密的枝'),
      reader.name,
    );
  }
  for (const stranger of [zhao, loner]) {
    assert.equal(code(await as(stranger, (call) => readAdoption(call, mine.number))), 'adopting.unknown');
  }
});

test('a gift: who gave pays, who brings the code has it; the code is good for once', async () => {
  const { planId, unitIds } = await planted(['癸-1']);
  const mine = await adopted(li, wish(planId, unitIds));
  const gift = { id: newId(), adoptionId: mine.id, kind: 'gift', toName: '外婆', words: '生日快乐' } as const;
  const { code: letters } = must(await as(li, (call) => handOver(call, gift)));
  const claim = {
    code: letters.toLowerCase(),
    name: '赵明',
    phone: '13877325678',
    nodeId: wish('', []).nodeId,
    lang: 'zh',
  } as const;
  assert.equal(code(await as(li, (call) => claimCode(call, claim))), 'adopting.own-code');
  assert.equal(
    code(await as(li, (call) => claimCode(call, { ...claim, code: 'ABCD' }))),
    'adopting.code-unknown',
  );
  const both = await Promise.all([
    as(zhao, (call) => claimCode(call, claim)),
    as(adopter('王五'), (call) => claimCode(call, { ...claim, name: '王五' })),
  ]);
  assert.deepEqual(both.map(code).toSorted(), ['adopting.code-unknown', 'allowed']);
  const [row] = await standing(db, [mine.id]);
  assert.ok(row?.holderName === '赵明' || row?.holderName === '王五');
  const { as: seenAs } = must(await as(li, (call) => readAdoption(call, mine.number)));
  assert.equal(seenAs, 'payer');
});

test('a name is on the plate once the seller has looked at it, and in public only with consent', async () => {
  const { planId, unitIds } = await planted(['子-1']);
  const [unitId = ''] = unitIds;
  const mine = await adopted(li, wish(planId, unitIds));
  const publicName = async () => must(await as(zhao, (call) => lookAtUnit(call, unitId))).plateName;
  const ask = (name: string, open: boolean) =>
    as(li, (call) => namePlate(call, { adoptionId: mine.id, name, open }));
  for (const name of ['', '加我 13877321234', 'www.mai.com', '长'.repeat(21)])
    assert.equal(code(await ask(name, true)), 'adopting.plate-name', name);
  must(await ask('小红的树', true));
  assert.equal(await publicName(), undefined);
  const decision = { adoptionId: mine.id, name: '小红的树', show: true, reason: '' };
  assert.equal(code(await as(loner, (call) => decidePlate(call, decision))), 'adopting.unknown');
  must(await as(coopStaff, (call) => decidePlate(call, decision)));
  assert.equal(await publicName(), '小红的树');
  must(await ask('小红的树', false));
  assert.equal(await publicName(), undefined);
  must(await ask('另一个名字', true));
  assert.equal(await publicName(), undefined, 'another name is looked at anew');
});

test('a failed harvest by the rule of refund: what is held goes back, pay for care stays, the trees are free', async () => {
  const { planId, unitIds } = await planted(['丑-1']);
  const mine = await adopted(li, wish(planId, unitIds));
  must(await give(planId, await lotOf('20')));
  const failure = { id: newId(), planId, words: '霜冻', paidOutFen: 0 };
  assert.equal(code(await as(loner, (call) => failPlan(call, failure))), 'adopting.unknown');
  must(await as(grower, (call) => failPlan(call, failure)));
  must(await as(grower, (call) => failPlan(call, failure)));
  const [row] = await standing(db, [mine.id]);
  assert.deepEqual([row?.status, row?.earnedFen, row?.refundedFen], ['failed', 9_000, 9_000]);
  await trees.refundsArrive();
  assert.equal(await heldInBook(mine.id), 0);
  assert.equal(code(await give(planId, await lotOf('20'))), 'adopting.already-settled');
  const told = await db
    .selectFrom('people.notice')
    .select('text')
    .where('template', '=', 'adoption-failed')
    .execute();
  assert.ok(told.some(({ text }) => text.includes(mine.number) && text.includes('霜冻')));
  await booksBalance(db);
});

test('by insurance its pay-out goes to the adopter too, at most what was paid', async () => {
  const insured = { failure: 'insurance', insurer: '人保财险', policy: 'PA-1', insuredFen: 20_000 } as const;
  const { planId, unitIds } = await planted(['寅-1', '寅-2'], { terms: insured });
  const mine = await adopted(li, wish(planId, unitIds));
  const fail = (paidOutFen: number) =>
    as(officer, (call) => failPlan(call, { id: newId(), planId, words: '冰雹', paidOutFen }));
  assert.equal(code(await fail(20_001)), 'adopting.payout-too-high');
  must(await fail(20_000));
  const [row] = await standing(db, [mine.id]);
  // 36 000 were held; of the pay-out of 40 000, 24 000 had been paid for care.
  assert.deepEqual([row?.status, row?.refundedFen], ['failed', 60_000]);
  await booksBalance(db);
});

test('carried over: the same contract for another year at no cost; a second failure gives back', async () => {
  const { planId, unitIds } = await planted(['卯-1'], { terms: { failure: 'carry' } });
  const mine = await adopted(li, wish(planId, unitIds));
  const fail = () =>
    as(coopStaff, (call) => failPlan(call, { id: newId(), planId, words: '大年小年', paidOutFen: 0 }));
  assert.equal(must(await fail()).rule, 'carry');
  const [carried] = await standing(db, [mine.id]);
  assert.deepEqual([carried?.status, carried?.untilDay, carried?.refundedFen], ['active', '2028-05-31', 0]);
  assert.equal(await heldInBook(mine.id), 18_000);
  assert.equal(must(await fail()).rule, 'refund');
  const [failed] = await standing(db, [mine.id]);
  assert.deepEqual([failed?.status, failed?.refundedFen], ['failed', 18_000]);
});

test('before a term ends its adopter comes first for the next; after that day anybody may', async () => {
  const { planId, unitIds } = await planted(['辰-1', '辰-2']);
  const [first = '', second = ''] = unitIds;
  await adopted(li, wish(planId, [first]));
  trees.at(instantAt('2027-04-01', '09:00'));
  const next = { id: newId(), planId, priceFen: 32_000, keptUntil: '2027-04-30' };
  must(await as(coopStaff, (call) => openNextTerm(call, next)));
  const want = (unitId: string) => wish(next.id, [unitId], { agreedFen: 32_000 });
  assert.equal(code(await as(zhao, (call) => adopt(call, want(first)))), 'adopting.kept-for-holder');
  await adopted(li, want(first));
  trees.at(instantAt('2027-05-01', '09:00'));
  await adopted(zhao, want(second));
  const mine = must(await as(li, myAdoptions));
  assert.ok(mine.some(({ planId: id, fromDay }) => id === next.id && fromDay === '2027-06-01'));
});

test('a month after its last day a term ends, and what no delivery earned goes back', async () => {
  trees.at(instantAt('2026-06-02', '09:00'));
  const { planId, unitIds } = await planted(['巳-1']);
  const mine = await adopted(zhao, wish(planId, unitIds));
  trees.at(instantAt('2027-06-30', '09:00'));
  await trees.platform(endTerms);
  assert.equal((await standing(db, [mine.id]))[0]?.status, 'active');
  trees.at(instantAt('2027-07-02', '09:00'));
  await trees.platform(endTerms);
  const [row] = await standing(db, [mine.id]);
  assert.deepEqual([row?.status, row?.refundedFen], ['ended', 18_000]);
  await booksBalance(db);
});
