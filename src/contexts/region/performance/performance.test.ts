import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordField } from '#origin';
import type { Actor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must, type Outcome } from '#shared/outcome.ts';
import { asCall, MORNING } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { openMarket, payFor, shopper } from '../../../../test/help/market.ts';
import { KUMQUAT, picked } from '../../../../test/help/orchard.ts';
import {
  changePerformanceRules,
  countFigures,
  keepPerformance,
  keptPerformance,
  lookAtPerformance,
  type PerformanceFigure,
  performanceFigures,
  performanceRecords,
} from '../index.ts';

const database = await testDatabase();
const { db } = database;
const { offers, orchard } = await openMarket(db);
const TOWNSHIP = '450224103';
const { officer, coopStaff } = orchard;
const mentor: Actor = { personId: newId(), name: '谢忠平', roles: ['mentor'], organisationId: newId() };
const buyer: Actor = { personId: newId(), name: '李小红', roles: ['consumer'] };
await db
  .insertInto('people.person')
  .values({
    countyId: 'test',
    id: buyer.personId ?? '',
    name: '李小红',
    phone: '+8613877321234',
    createdAt: MORNING,
  })
  .execute();

const refusal = (outcome: Outcome<unknown>) => (outcome.ok ? 'allowed' : outcome.refusal.code);
const days = (count: number) => new Date(MORNING.getTime() + count * 86_400_000);

async function bought(lines: readonly (readonly [string, number])[], now = MORNING): Promise<void> {
  const guest = shopper(db, { actor: buyer, now });
  const { checkoutId } = must(await guest.order(await guest.fill(lines)));
  await payFor(database, checkoutId, now);
}

async function place(now = MORNING) {
  await asCall(db, { now }, countFigures);
  const { types } = await asCall(db, { now }, (call) => lookAtPerformance(call));
  return (
    types.flatMap(({ places }) => places).find(({ place: { code } }) => code === TOWNSHIP) ?? assert.fail()
  );
}
const shareOf = async (figure: PerformanceFigure, now = MORNING) =>
  (await place(now)).figures.find((each) => each.figure === figure)?.share;
const recordsOf = (figure: PerformanceFigure, actor = officer, now = MORNING) =>
  asCall(db, { actor, now }, (call) =>
    performanceRecords(call, { township: TOWNSHIP, figure, limit: 50, offset: 0 }),
  );

test('a township that has sold nothing has no figures and no score, rather than zeros', async () => {
  assert.equal(await shareOf('farmer-share'), undefined);
  assert.equal((await place()).score, undefined);
});

test('growers keep of the goods what the rule leaves them, counted order by order, and selling ten times as much changes nothing', async () => {
  await bought([[offers.kumquats, 2000]]);
  // The co-op has 5 in 100, the leader of the point 3, the platform 1.
  const once = await shareOf('farmer-share');
  assert.ok(once !== undefined && Math.abs(once - 0.91) < 0.001);
  await bought([[offers.kumquats, 20_000]]);
  const more = await shareOf('farmer-share');
  assert.ok(more !== undefined && Math.abs(more - once) < 0.001);
});

test('every figure is the sum of the records it opens to, and no record says who bought', async () => {
  const { counted } = (await place()).place;
  for (const figure of performanceFigures) {
    const found = must(await recordsOf(figure));
    assert.equal(found.total, counted[figure]?.records ?? 0, figure);
    const sum = (of: 'part' | 'whole') => found.records.reduce((total, record) => total + record[of], 0);
    assert.ok(Math.abs(sum('part') - (counted[figure]?.part ?? 0)) < 1e-6, figure);
    assert.ok(Math.abs(sum('whole') - (counted[figure]?.whole ?? 0)) < 1e-6, figure);
    assert.ok(!JSON.stringify(found).includes('李小红') && !JSON.stringify(found).includes('13877321234'));
  }
});

test('the records are for those who work with the township, and whose household it is for those who may see who needs help', async () => {
  assert.equal(refusal(await recordsOf('farmer-share', orchard.grower)), 'region.records-not-allowed');
  assert.equal(refusal(await recordsOf('farmer-share', buyer)), 'region.records-not-allowed');
  const names = async (actor: Actor) =>
    new Set(must(await recordsOf('farmer-share', actor)).records.map(({ nameZh }) => nameZh));
  assert.deepEqual(await names(coopStaff), new Set([undefined]));
  assert.ok((await names(mentor)).has('覃家'), 'the older lot goes first, which is Qin’s');
});

test('a buyer who comes back a week later is one who returns; twice on a day is one buyer', async () => {
  assert.equal(await shareOf('repeat'), 0);
  const later = days(7);
  await bought([[offers.pomelo, 1000]], later);
  await bought([[offers.pomelo, 1000]], later);
  assert.equal(
    await shareOf('repeat', later),
    0.5,
    'one buyer on the first day, one on the eighth, who returned',
  );
});

test('lots count as unsprayed when the field book was kept and nothing was sprayed', async () => {
  const later = days(7);
  assert.equal(await shareOf('ecology', later), 0, 'nothing was written down');
  must(
    await asCall(db, { actor: orchard.loner, now: days(-3) }, (call) =>
      recordField(call, {
        id: newId(),
        plotId: orchard.plots.wei,
        kind: 'prune',
        doneAt: days(-3),
        dose: '',
        note: '',
      }),
    ),
  );
  await asCall(db, { now: later }, (call) =>
    picked(call, orchard.plots.wei, { productCode: KUMQUAT, harvestedAt: later }),
  );
  assert.equal(await shareOf('ecology', later), 0.2, 'one of five lots');
});

test('what is sold at the wholesale price is no premium, and an elder’s household that earned takes part', async () => {
  const now = days(8);
  const market = { market: '柳州', source: 'test', personName: 'x', recordedAt: MORNING };
  await db
    .insertInto('selling.wholesalePrice')
    .values({ countyId: 'test', productCode: KUMQUAT, day: '2026-05-01', fenPerKg: 2580, ...market })
    .execute();
  assert.equal(await shareOf('premium', now), 0);
  assert.equal(await shareOf('elders', now), undefined);
  const personId = newId();
  await db
    .insertInto('people.person')
    .values({
      countyId: 'test',
      id: personId,
      name: '覃奶奶',
      phone: '+8613877320000',
      birthYear: 1950,
      createdAt: MORNING,
    })
    .execute();
  await db
    .insertInto('people.membership')
    .values({ countyId: 'test', personId, organisationId: orchard.qin, role: 'grower', since: MORNING })
    .execute();
  // Two weeks in which the county sold; her kumquats went in the first.
  assert.equal(await shareOf('elders', now), 0.5);
});

test('a kept result stays by its rules when these change and more is sold; unsound rules and rules read too long ago are refused', async () => {
  const now = days(8);
  const as = <T>(run: Parameters<typeof asCall<T>>[2], actor = officer) => asCall(db, { actor, now }, run);
  const before = await place(now);
  const id = newId();
  must(await as((call) => keepPerformance(call, { id, quarter: '2026-Q2' })));
  must(await as((call) => keepPerformance(call, { id, quarter: '2026-Q2' })));
  const { rules } = await as((call) => lookAtPerformance(call));
  assert.equal(rules.version, 0);
  const weights = { ...rules.rules.weights, premium: 0, ecology: 0.2 };
  const change = (more: object) => ({
    after: 0,
    rules: { ...rules.rules, weights },
    reason: '少打药更要紧',
    ...more,
  });
  assert.equal(
    refusal(await as((call) => changePerformanceRules(call, change({})), coopStaff)),
    'region.performance-not-allowed',
  );
  assert.equal(
    refusal(await as((call) => changePerformanceRules(call, change({ reason: ' ' })))),
    'region.rules-without-reason',
  );
  const onlyPrice = { ...weights, premium: 0.3, ecology: 0 };
  assert.equal(
    refusal(
      await as((call) =>
        changePerformanceRules(call, change({ rules: { ...rules.rules, weights: onlyPrice } })),
      ),
    ),
    'region.rules-unsound',
  );
  assert.deepEqual(must(await as((call) => changePerformanceRules(call, change({})))), { version: 1 });
  assert.equal(
    refusal(await as((call) => changePerformanceRules(call, change({})))),
    'region.rules-changed-meanwhile',
  );
  assert.notEqual((await place(now)).score, before.score);
  const kept = must(await as((call) => keptPerformance(call, id), buyer));
  const same = kept.types.flatMap(({ places }) => places).find(({ place: { code } }) => code === TOWNSHIP);
  assert.equal(same?.score, before.score);
  assert.equal(kept.result.version, 0);
  await assert.rejects(
    db.updateTable('region.performanceResult').set({ version: 5 }).execute(),
    /only added to/,
  );
});
