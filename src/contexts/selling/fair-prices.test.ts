import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Actor } from '#shared/call.ts';
import { must, type Outcome } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { KUMQUAT, type Orchard } from '../../../test/help/orchard.ts';
import { aDraft, offer, openStall, stockLots } from '../../../test/help/stall.ts';
import type { Db } from '../../shared/database.ts';
import { newId } from '../../shared/id.ts';
import { approveMarkdown } from './approve-markdown.ts';
import { costFloorOf } from './cost-floor-of.ts';
import {
  doubtfulPrices,
  keepCostSheet,
  lookAtPrices,
  lookIntoPrice,
  markDown,
  offerAtDesk,
  offerById,
  offerPage,
  pricesOf,
  recordWholesalePrices,
  reprice,
  stateGradeFactors,
} from './index.ts';

const DAY = 24 * 3_600_000;
const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'done' : outcome.refusal.code);
const costs = { growingFen: 800, pickingFen: 300, packingFen: 60, sellingFen: 40 };
const factor = { productCode: KUMQUAT, source: '县农业农村局 2026 年测算' };

async function stall() {
  const { db } = await testDatabase();
  const orchard = await openStall(db);
  const as = <T>(actor: Actor, run: Parameters<typeof transact<T>>[2], now = MORNING) =>
    transact(db, { county: COUNTY, now, actor }, run);
  return { db, orchard, as };
}

/** Sellers beside the orchard's own, each with kumquats at a price a jin. */
async function neighbours(db: Db, { coop }: Orchard, prices: readonly number[]): Promise<void> {
  const { placeCode } = await db
    .selectFrom('people.organisation')
    .select('placeCode')
    .where('id', '=', coop)
    .executeTakeFirstOrThrow();
  for (const [place, priceFen] of prices.entries()) {
    const id = newId();
    const named = {
      nameZh: `邻居${place}`,
      nameEn: `Neighbour ${place}`,
      placeCode,
      contactPhone: '+8610000000009',
    };
    await db
      .insertInto('people.organisation')
      .values({ countyId: COUNTY, id, kind: 'household', ...named, createdAt: MORNING })
      .execute();
    await offer(db, [aDraft(id, { priceFen })]);
  }
}

test('the floor is what the goods cost, by their seller’s sheet and the county’s factor for the grade', async () => {
  const { db, orchard, as } = await stall();
  const { coop, coopStaff, officer, loner } = orchard;
  const [first, second] = (await offer(db, [aDraft(coop), aDraft(coop, { grade: 'second' })])) as [
    string,
    string,
  ];
  const floor = (id: string) => asCall(db, {}, (call) => costFloorOf(call, id));
  assert.equal(await floor(first), undefined);
  const sheet = { sellerId: coop, productCode: KUMQUAT, ...costs };
  assert.equal(code(await as(loner, (call) => keepCostSheet(call, sheet))), 'selling.not-yours');
  assert.equal(code(await as(officer, (call) => keepCostSheet(call, sheet))), 'selling.not-allowed');
  must(await as(coopStaff, (call) => keepCostSheet(call, sheet)));
  // 12.00 a kg, 6.00 a jin.
  assert.equal(await floor(first), 600);
  const stated = [
    { ...factor, grade: 'first', factorBp: 12_000 },
    { ...factor, grade: 'second', factorBp: 7_500 },
  ];
  assert.equal(code(await as(coopStaff, (call) => stateGradeFactors(call, stated))), 'selling.not-allowed');
  must(await as(officer, (call) => stateGradeFactors(call, stated)));
  assert.deepEqual([await floor(first), await floor(second)], [720, 450]);

  const cheap = { offerId: first, priceFen: 700 };
  assert.equal(code(await as(coopStaff, (call) => reprice(call, cheap))), 'selling.below-floor');
  must(await as(coopStaff, (call) => reprice(call, { ...cheap, clearance: '清库' })));
  const desk = must(await as(coopStaff, (call) => offerAtDesk(call, first)));
  assert.deepEqual(
    desk.found.map(({ kind, fenPerKg, againstFenPerKg }) => [kind, fenPerKg, againstFenPerKg]),
    [['below-cost', 1_400, 1_440]],
  );
  assert.equal(desk.costFen, 720);
});

test('a price a fifth below the middle of the same goods warns the seller, and waits in the officer’s queue', async () => {
  const { db, orchard, as } = await stall();
  const { coop, coopStaff, officer } = orchard;
  const [own, other] = (await offer(db, [
    aDraft(coop, { priceFen: 790 }),
    aDraft(coop, { grade: 'second', priceFen: 100 }),
  ])) as [string, string];
  await neighbours(db, orchard, [1_000, 1_000]);
  // Three sellers are no market.
  assert.equal(await asCall(db, {}, lookAtPrices), 0);
  await neighbours(db, orchard, [1_200, 980]);
  const seen = async (id: string) => must(await as(coopStaff, (call) => offerAtDesk(call, id))).found;
  assert.deepEqual(await seen(own), [
    { offerId: own, kind: 'below-neighbours', fenPerKg: 1_580, againstFenPerKg: 2_000, sellers: 5 },
  ]);
  assert.deepEqual(await seen(other), []);

  const queue = (noted = false) =>
    as(officer, (call) => doubtfulPrices(call, { noted, limit: 10, offset: 0 })).then(must);
  assert.equal(await asCall(db, {}, lookAtPrices), 1);
  const { warnings } = await queue();
  assert.deepEqual(
    warnings.map(({ offerId, sellerZh }) => [offerId, sellerZh]),
    [[own, '木瓜村金桔合作社']],
  );
  assert.equal(
    code(await as(coopStaff, (call) => doubtfulPrices(call, { noted: false, limit: 1, offset: 0 }))),
    'selling.not-allowed',
  );
  const looked = { offerId: own, kind: 'below-neighbours', note: '合作社自有车，运费省' } as const;
  must(await as(officer, (call) => lookIntoPrice(call, looked)));
  // The clock finds the same again: it stays looked into until the price changes.
  await asCall(db, { now: new Date(MORNING.getTime() + DAY) }, lookAtPrices);
  assert.deepEqual([(await queue()).count, (await queue(true)).count], [0, 1]);
  must(await as(coopStaff, (call) => reprice(call, { offerId: own, priceFen: 700 })));
  await asCall(db, {}, lookAtPrices);
  assert.deepEqual([(await queue()).count, (await queue(true)).count], [1, 0]);
  must(await as(coopStaff, (call) => reprice(call, { offerId: own, priceFen: 990 })));
  assert.equal(await asCall(db, {}, lookAtPrices), 0);
  assert.equal((await queue()).count, 0);
});

test('goods go down as they get older by the steps their seller approved, once each, with the reason beside the price', async () => {
  const { db, orchard, as } = await stall();
  const { coop, chen, coopStaff, loner } = orchard;
  // In the county town what is ordered in the morning is collected the same day: nineteen days left.
  await stockLots(db, [{ producerId: chen, quantity: '100', goodUntil: '2026-06-20' }]);
  const [offerId] = (await offer(db, [aDraft(coop, { priceFen: 1_000 })])) as [string];
  const steps = [
    { daysLeft: 8, percent: 10 },
    { daysLeft: 5, percent: 25 },
  ];
  const approve = (actor: Actor, more = steps) =>
    as(actor, (call) => approveMarkdown(call, { offerId, steps: more }));
  assert.equal(code(await approve(loner)), 'selling.not-yours');
  assert.equal(code(await approve(coopStaff, [...steps, { daysLeft: 2, percent: 20 }])), 'selling.unsound');
  must(await approve(coopStaff));
  const price = async () => must(await asCall(db, {}, (call) => offerById(call, offerId))).priceFen;
  const run = (daysOn: number) => asCall(db, { now: new Date(MORNING.getTime() + daysOn * DAY) }, markDown);
  assert.equal(await run(0), 0);
  assert.equal(await price(), 1_000);
  // Friday the 12th: eight days left.
  assert.equal(await run(10), 0);
  assert.equal(await run(11), 1);
  assert.equal(await run(11), 0);
  assert.equal(await price(), 900);
  const on = (daysOn: number) => ({ now: new Date(MORNING.getTime() + daysOn * DAY) });
  const shown = must(await asCall(db, on(11), (call) => offerPage(call, { offerId })));
  assert.deepEqual(
    [shown.markdown?.baseFen, shown.markdown?.downPercent, shown.markdown?.daysLeft],
    [1_000, 10, 8],
  );
  // Monday the 15th: five.
  assert.equal(await run(14), 1);
  assert.equal(await price(), 750);

  // Fresher goods are sold only once the older are gone; then the price is the full one again.
  await db.updateTable('origin.lot').set({ sold: '100' }).where('countyId', '=', COUNTY).execute();
  assert.equal(await run(14), 0);
  await stockLots(db, [{ producerId: chen, quantity: '100', goodUntil: '2026-07-05' }]);
  assert.equal(await run(14.01), 1);
  assert.equal(await price(), 1_000);
  const history = await asCall(db, {}, (call) => pricesOf(call, offerId));
  assert.deepEqual(
    history.map(({ priceFen, markdownPercent, markdownDaysLeft }) => [
      priceFen,
      markdownPercent,
      markdownDaysLeft,
    ]),
    [
      [1_000, 0, 20],
      [750, 25, 5],
      [900, 10, 8],
      [1_000, null, null],
    ],
  );
});

test('a price set by hand ends the plan, and what is marked down undercuts nobody', async () => {
  const { db, orchard, as } = await stall();
  const { coop, chen, coopStaff } = orchard;
  await stockLots(db, [{ producerId: chen, quantity: '100', goodUntil: '2026-06-08' }]);
  const [offerId] = (await offer(db, [aDraft(coop, { priceFen: 1_000 })])) as [string];
  await neighbours(db, orchard, [1_000, 1_000, 1_000]);
  must(
    await as(coopStaff, (call) => approveMarkdown(call, { offerId, steps: [{ daysLeft: 9, percent: 50 }] })),
  );
  assert.equal(await asCall(db, {}, markDown), 1);
  assert.equal(await asCall(db, {}, lookAtPrices), 0);
  const later = new Date(MORNING.getTime() + 60_000);
  must(await as(coopStaff, (call) => reprice(call, { offerId, priceFen: 800 }), later));
  assert.equal(await asCall(db, { now: new Date(later.getTime() + DAY) }, markDown), 0);
  assert.equal(must(await asCall(db, {}, (call) => offerById(call, offerId))).priceFen, 800);
});

test('a buyer sees what it cost on each of the last days beside what the wholesale market paid', async () => {
  const { db, orchard, as } = await stall();
  const { coop, coopStaff, officer } = orchard;
  const [offerId] = (await offer(db, [aDraft(coop, { priceFen: 1_000 })])) as [string];
  const market = { productCode: KUMQUAT, market: '柳州', source: '市场日报' };
  must(
    await as(officer, (call) =>
      recordWholesalePrices(call, [{ ...market, day: '2026-05-30', fenPerKg: 1_300 }]),
    ),
  );
  const next = new Date(MORNING.getTime() + DAY);
  must(await as(coopStaff, (call) => reprice(call, { offerId, priceFen: 1_100 }), next));
  const { history } = must(await asCall(db, { now: next }, (call) => offerPage(call, { offerId })));
  assert.deepEqual(history, [
    { day: '2026-05-30', fenPerKg: undefined, wholesaleFenPerKg: 1_300 },
    { day: '2026-05-31', fenPerKg: undefined, wholesaleFenPerKg: undefined },
    { day: '2026-06-01', fenPerKg: 2_000, wholesaleFenPerKg: undefined },
    { day: '2026-06-02', fenPerKg: 2_200, wholesaleFenPerKg: undefined },
  ]);
});
