import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { checkBook, owedOnAdvance } from '#paying';
import type { Actor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must, type Outcome } from '#shared/outcome.ts';
import { asCall, MORNING } from '../../../../test/help/county.ts';
import { testDatabase } from '../../../../test/help/database.ts';
import { openMarket, payFor, shopper } from '../../../../test/help/market.ts';
import {
  agreeToGroup,
  askForAdvance,
  creditAtDesk,
  decideAdvance,
  keepOfPayouts,
  leaveGroup,
  makeGroup,
  ownCredit,
  setPool,
  vouchFor,
  withdrawVoucher,
} from '../index.ts';

const database = await testDatabase();
const { db } = database;
const { offers, orchard } = await openMarket(db);
const { officer } = orchard;
const grower = (organisationId: string, name: string): Actor => ({
  personId: newId(),
  name,
  roles: ['grower'],
  organisationId,
});
const chen = grower(orchard.chen, '陈大山');
const qin = grower(orchard.qin, '覃小梅');
const wei = grower(orchard.wei, '韦老五');
const mentor: Actor = { personId: newId(), name: '谢忠平', roles: ['mentor'], organisationId: newId() };
const days = (count: number) => new Date(MORNING.getTime() + count * 86_400_000);
const as = <T>(actor: Actor, run: Parameters<typeof asCall<T>>[2], now = MORNING) =>
  asCall(db, { actor, now }, run);
const refusal = (outcome: Outcome<unknown>) => (outcome.ok ? 'allowed' : outcome.refusal.code);
const credit = async (actor: Actor, now = MORNING) => must(await as(actor, (call) => ownCredit(call), now));

async function bought(offerId: string, milli: number): Promise<void> {
  const guest = shopper(db);
  const { checkoutId } = must(await guest.order(await guest.fill([[offerId, milli]])));
  await payFor(database, checkoutId);
}
async function booksHold(): Promise<void> {
  const { entriesOffBalance, sumFen } = await asCall(db, {}, checkBook);
  assert.deepEqual([entriesOffBalance, sumFen], [0, 0]);
}
const balance = async (kind: string, organisationId: string) => {
  const { rows } = await sql<{ fen: number }>`
    select coalesce(sum(p.amount_fen), 0)::bigint as fen from paying.posting p
    join paying.account a on a.county_id = p.county_id and a.id = p.account_id
    where a.kind = ${kind} and a.organisation_id = ${organisationId}`.execute(db);
  return rows[0]?.fen;
};

test('a household reads its own score with what is missing; nobody else’s role has one', async () => {
  const { score, waiting } = await credit(chen);
  // Nothing delivered, nothing late: only punctuality counts so far.
  assert.equal(score.points, 12);
  assert.ok(score.missing.some(({ factor }) => factor === 'mentor'));
  assert.deepEqual(waiting, []);
  assert.equal(refusal(await as(officer, (call) => ownCredit(call))), 'region.credit-not-allowed');
});

test('a mentor’s and neighbours’ word adds points and takes none from anybody; taken back it counts no longer', async () => {
  const before = (await credit(qin)).score.points;
  for (const by of [mentor, qin])
    must(await as(by, (call) => vouchFor(call, { id: newId(), householdId: orchard.chen })));
  must(await as(qin, (call) => vouchFor(call, { id: newId(), householdId: orchard.chen })));
  const { score, vouchers } = await credit(chen);
  assert.equal(score.points, 12 + 8 + 5);
  assert.equal(vouchers.length, 2, 'a word given twice is one');
  assert.equal((await credit(qin)).score.points, before);
  assert.equal(
    refusal(await as(chen, (call) => vouchFor(call, { id: newId(), householdId: orchard.chen }))),
    'region.vouch-for-oneself',
  );
  must(await as(qin, (call) => withdrawVoucher(call, orchard.chen)));
  assert.equal((await credit(chen)).score.points, 12 + 8);
  must(await as(qin, (call) => vouchFor(call, { id: newId(), householdId: orchard.chen })));
});

test('how a neighbour fares is not in a score: their late advance and failed promises change nothing of it', async () => {
  const before = (await credit(chen)).score;
  await db
    .insertInto('region.advance')
    .values({
      ...{ countyId: 'test', id: newId(), householdId: orchard.qin, fen: 1000, basisFen: 2000, points: 50 },
      ...{ against: 'order', againstId: newId(), againstNumber: 'x', townshipCode: '450224103', crop: '' },
      ...{
        status: 'paid',
        askedAt: days(-200),
        askedByName: 'x',
        decidedAt: days(-200),
        decidedByName: 'x',
        dueDay: '2026-01-01',
      },
    })
    .execute();
  assert.ok((await credit(qin)).score.points < 12 + 1, 'the one who is late loses');
  assert.deepEqual((await credit(chen)).score, before);
  await db.deleteFrom('region.advance').execute();
});

test('an advance against a paid order is booked when the officer pays it, once, and repaid out of payouts, never more than it is', async () => {
  // 30 斤 of kumquats at 12.90: the older 20 are Qin’s, the others Chen’s.
  await bought(offers.kumquats, 30_000);
  const [order] = (await credit(chen)).waiting;
  assert.ok(order && order.against === 'order');
  // 10 斤 of 30 at 12.90, less 5 + 3 + 1 in 100.
  assert.ok(Math.abs(order.fen - 12_900 * 0.91) <= 5);
  assert.equal(order.most, Math.floor(order.fen * 0.7));
  const id = newId();
  const ask = (fen: number, actor = chen) =>
    as(actor, (call) => askForAdvance(call, { id, againstId: order.id, fen }));
  assert.equal(refusal(await ask(5_000)), 'region.no-pool');
  must(await as(officer, (call) => setPool(call, { lenderId: orchard.coop, limitFen: 1_000_000 })));
  assert.equal(refusal(await ask(order.most + 1)), 'region.advance-too-large');
  assert.equal(refusal(await ask(0.5)), 'region.advance-too-large');
  must(await ask(5_001));
  must(await ask(5_001));
  assert.deepEqual((await credit(chen)).waiting, [], 'nothing is advanced twice');
  assert.equal(await asCall(db, {}, (call) => owedOnAdvance(call, id)), 0, 'asked for is not paid');

  const decide = (actor: Actor, pay = true) =>
    as(actor, (call) => decideAdvance(call, { id, pay, reason: '' }));
  assert.equal(refusal(await decide(chen)), 'region.credit-not-allowed');
  assert.equal(refusal(await decide(officer, false)), 'region.refused-without-reason');
  const both = await Promise.all([decide(officer), decide(officer)]);
  assert.deepEqual(both.map(refusal).toSorted(), ['allowed', 'region.no-advance']);
  assert.equal(await asCall(db, {}, (call) => owedOnAdvance(call, id)), 5_001);
  assert.equal(await balance('mutual', orchard.coop), -5_001);
  await booksHold();

  await asCall(db, { now: days(6) }, keepOfPayouts);
  assert.equal(
    await asCall(db, {}, (call) => owedOnAdvance(call, id)),
    5_001,
    'nothing came into its hands yet',
  );
  const earned = await balance('producer', orchard.chen);
  await Promise.all([1, 2].map(() => asCall(db, { now: days(8) }, keepOfPayouts)));
  assert.equal(await asCall(db, {}, (call) => owedOnAdvance(call, id)), 0);
  assert.equal(await balance('producer', orchard.chen), (earned ?? 0) + 5_001, 'kept once, to the fen');
  await booksHold();
  const { advances, score } = await credit(chen, days(8));
  assert.deepEqual(
    advances.map(({ status, repaidFen }) => [status, repaidFen]),
    [['repaid', 5_001]],
  );
  assert.ok(score.parts.some(({ factor, points }) => factor === 'advances-repaid' && points > 0));
});

test('what a household keeps of a payout is never touched: six tenths of it go to an advance at most', async () => {
  await bought(offers.pomelo, 2_000);
  const [order] = (await credit(wei)).waiting;
  assert.ok(order);
  for (const by of [mentor, chen, qin])
    must(await as(by, (call) => vouchFor(call, { id: newId(), householdId: orchard.wei })));
  const id = newId();
  const most = (await credit(wei)).waiting[0]?.most ?? 0;
  assert.equal(most, Math.floor(order.fen * 0.7));
  must(await as(wei, (call) => askForAdvance(call, { id, againstId: order.id, fen: most })));
  must(await as(officer, (call) => decideAdvance(call, { id, pay: true, reason: '' })));
  await asCall(db, { now: days(8) }, keepOfPayouts);
  const owed = await asCall(db, {}, (call) => owedOnAdvance(call, id));
  assert.equal(most - owed, Math.floor(order.fen * 0.6));
  await booksHold();
});

test('a group stands once every household has agreed, one household in one group, and nobody leaves while it owes', async () => {
  const group = newId();
  const make = (actor: Actor, id: string, ids: string[]) =>
    as(actor, (call) => makeGroup(call, { id, name: '木瓜村一组', householdIds: ids }));
  assert.equal(refusal(await make(chen, group, [orchard.qin])), 'region.group-unfit');
  must(await make(chen, group, [orchard.qin, orchard.wei]));
  must(await make(chen, group, [orchard.qin, orchard.wei]));
  assert.equal((await credit(chen)).groups[0]?.stands, false);
  must(await as(qin, (call) => agreeToGroup(call, group)));
  must(await as(wei, (call) => agreeToGroup(call, group)));
  assert.equal((await credit(chen)).groups[0]?.stands, true);
  assert.equal(refusal(await make(wei, newId(), [orchard.qin, orchard.chen])), 'region.in-a-group');
  assert.equal(refusal(await as(qin, (call) => leaveGroup(call, group))), 'region.group-still-owes');
});

test('the officer reads what a failed harvest would do: who cannot repay, and who is pulled down by standing in', async () => {
  const desk = must(await as(officer, (call) => creditAtDesk(call)));
  assert.equal(desk.paid.length, 1);
  const [good, ...bad] = desk.years;
  assert.equal(good?.crop, undefined);
  assert.ok(bad.length > 0);
  for (const year of bad) assert.ok(year.loss >= (good?.loss ?? 0));
  assert.equal(desk.circles[0]?.length, 3);
  assert.equal(refusal(await as(chen, (call) => creditAtDesk(call))), 'region.credit-not-allowed');
});

test('no more of the pool hangs on one household, township or crop than its cap', async () => {
  must(await as(officer, (call) => setPool(call, { lenderId: orchard.coop, limitFen: 20_000 })));
  await bought(offers.kumquats, 60_000);
  const [order] = (await credit(chen)).waiting;
  assert.ok(order);
  const id = newId();
  must(await as(chen, (call) => askForAdvance(call, { id, againstId: order.id, fen: 2_001 })));
  assert.equal(
    refusal(await as(officer, (call) => decideAdvance(call, { id, pay: true, reason: '' }))),
    'region.pool-too-concentrated',
  );
  must(await as(officer, (call) => decideAdvance(call, { id, pay: false, reason: '互助金太小' })));
  assert.equal((await credit(chen)).advances[0]?.reason, '互助金太小');
});

test('two requests sent at once stay together below what the points allow', async () => {
  must(await as(officer, (call) => setPool(call, { lenderId: orchard.coop, limitFen: 1_000_000 })));
  // Nobody’s word, and once very late: few points are left.
  must(await as(mentor, (call) => withdrawVoucher(call, orchard.chen)));
  must(await as(qin, (call) => withdrawVoucher(call, orchard.chen)));
  await db
    .updateTable('region.advance')
    .set({ dueDay: '2026-01-01' })
    .where('householdId', '=', orchard.chen)
    .execute();
  await bought(offers.kumquats, 30_000);
  const { waiting, ceiling } = await credit(chen);
  const [first, second] = waiting;
  assert.ok(first && second && first.most + second.most > ceiling);
  const ask = ({ id, most }: typeof first) =>
    as(chen, (call) => askForAdvance(call, { id: newId(), againstId: id, fen: most }));
  const both = await Promise.all([ask(first), ask(second)]);
  assert.deepEqual(both.map(refusal).toSorted(), ['allowed', 'region.advance-too-large']);
});

test('what was cancelled or has come in since it was asked for is not paid ahead', async () => {
  const [asked] = (await credit(chen)).advances;
  assert.ok(asked && asked.status === 'asked');
  const pay = (now: Date) =>
    as(officer, (call) => decideAdvance(call, { id: asked.id, pay: true, reason: '' }), now);
  assert.equal(refusal(await pay(days(8))), 'region.advance-outlived');
  await db
    .updateTable('ordering.order')
    .set({ status: 'cancelled', endedAt: MORNING, endCause: 'cancelled' })
    .where('id', '=', asked.againstId)
    .execute();
  assert.equal(refusal(await pay(MORNING)), 'region.advance-outlived');
  assert.equal(await asCall(db, {}, (call) => owedOnAdvance(call, asked.id)), 0);
});

test('a pool whose amount cannot be read stays as it is, and a group of households nobody knows is refused', async () => {
  assert.equal(
    refusal(await as(officer, (call) => setPool(call, { lenderId: orchard.coop, limitFen: undefined }))),
    'region.pool-without-amount',
  );
  assert.equal(must(await as(officer, (call) => creditAtDesk(call))).pool?.limitFen, 1_000_000);
  const householdIds = [orchard.qin, 'nobody'];
  assert.equal(
    refusal(await as(chen, (call) => makeGroup(call, { id: newId(), name: '二组', householdIds }))),
    'region.group-unfit',
  );
});
