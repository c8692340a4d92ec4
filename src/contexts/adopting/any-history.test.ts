import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { cancelOrder, packOrder } from '#ordering';
import { issueCertificate } from '#origin';
import { checkBook } from '#paying';
import type { Actor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must } from '#shared/outcome.ts';
import { adopter, grove } from '../../../test/help/adoptions.ts';
import { asCall } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { openMarket } from '../../../test/help/market.ts';
import { POINT } from '../../../test/help/network.ts';
import { picked } from '../../../test/help/orchard.ts';
import {
  adopt,
  choosePoint,
  claimCode,
  endTerms,
  expireUnpaid,
  failPlan,
  giveHarvest,
  giveRipe,
  handOver,
  sendWaiting,
} from './index.ts';

// Whatever is done in whatever order, no unit, no fruit and no money appears or vanishes: every number agrees with what it counts.
const database = await testDatabase();
const { db } = database;
const { orchard } = await openMarket(db);
const { coopStaff, plots } = orchard;
const trees = grove(database, orchard);
const people = ['李小红', '赵明', '王五'].map(adopter);

const plans: { planId: string; unitIds: readonly string[] }[] = [];
const contracts: { id: string; number: string; planId: string }[] = [];
const codes: string[] = [];
const lots: string[] = [];
let plates = 0;

const pick = fc.nat(1_000);
const rule = fc.constantFrom('refund' as const, 'carry' as const, 'insurance' as const);
const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('plan' as const), rule, guaranteed: fc.boolean() }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('adopt' as const),
      pick,
      units: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('pay' as const), pick }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('hear' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.constantFrom(5, 20, 1_500) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('expire' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('give' as const),
      pick,
      as: fc.constantFrom('gift' as const, 'transfer' as const),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('claim' as const), pick }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('harvest' as const),
      pick,
      tenths: fc.integer({ min: 1, max: 400 }),
      carried: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('pack' as const), pick, tenths: fc.nat(100) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), pick }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('fail' as const), pick, paidOutFen: fc.nat(20_000) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('year' as const), pick }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('refunds' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('send' as const) }) },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** One of them; mostly a late one, for early plans and contracts have mostly ended. */
const one = <T>(of: readonly T[], index: number): T | undefined =>
  (index % 3 === 0 ? of : of.slice(-4))[
    index % Math.max(1, index % 3 === 0 ? of.length : Math.min(4, of.length))
  ];
const somebody = (index: number) => one(people, index) as Actor;

/** Plays an act; what is refused has changed nothing, and that is as good. */
async function play(step: Act): Promise<void> {
  if (step.kind === 'hear') return trees.settle();
  if (step.kind === 'refunds') return trees.refundsArrive();
  if (step.kind === 'wait') return trees.at(new Date(trees.now().getTime() + step.minutes * 60_000));
  if (step.kind === 'plan') return plan(step);
  if (step.kind === 'expire') {
    await trees.platform(expireUnpaid);
  } else if (step.kind === 'send') {
    await trees.platform(sendWaiting);
    await trees.platform(giveRipe);
  } else if (step.kind === 'year') {
    // Rarely: it ends nearly everything.
    if (step.pick % 3 > 0) return;
    trees.at(new Date(trees.now().getTime() + 200 * 86_400_000));
    await trees.platform(endTerms);
  } else if (step.kind === 'harvest') {
    await harvested(step);
  } else if (step.kind === 'fail') {
    const { planId = newId() } = one(contracts, step.pick) ?? {};
    const { paidOutFen } = step;
    await trees.as(coopStaff, (call) => failPlan(call, { id: newId(), planId, words: '霜冻', paidOutFen }));
  } else if (step.kind === 'adopt') {
    const { planId = newId(), unitIds = [] } = one(plans, step.pick) ?? {};
    const wanted = unitIds.slice(step.pick % Math.max(1, unitIds.length)).slice(0, step.units);
    const outcome = await trees.as(somebody(step.pick), (call) => adopt(call, trees.wish(planId, wanted)));
    if (outcome.ok) contracts.push({ ...outcome.value, planId });
  } else if (step.kind === 'claim') {
    const claim = {
      code: one(codes, step.pick) ?? '',
      name: '赵明',
      phone: '13877325678',
      nodeId: POINT,
      lang: 'zh',
    } as const;
    await trees.as(somebody(step.pick), (call) => claimCode(call, claim));
  } else {
    await toContract(step);
  }
}

async function plan(step: Extract<Act, { kind: 'plan' }>): Promise<void> {
  plates += 4;
  const names = Array.from({ length: 4 }, (_, place) => `史-${plates + place}`);
  const insured =
    step.rule === 'insurance' ? { insurer: '人保财险', policy: 'PA-1', insuredFen: 20_000 } : {};
  const gets = step.guaranteed ? {} : { guaranteed: undefined, shareBp: 700 };
  const day = trees.now().toISOString().slice(0, 10);
  const untilDay = new Date(trees.now().getTime() + 300 * 86_400_000).toISOString().slice(0, 10);
  plans.push(
    await trees.planted(names, {
      gives: step.guaranteed ? 'by-itself' : 'by-hand',
      terms: { failure: step.rule, fromDay: day, untilDay, ...insured, ...gets },
    }),
  );
}

async function harvested(step: Extract<Act, { kind: 'harvest' }>): Promise<void> {
  const { planId = newId() } = one(contracts, step.pick) ?? {};
  const amount = String(step.tenths / 10);
  const lotId = await trees.as(coopStaff, async (call) => {
    const lot = await picked(call, plots.river, { amount });
    must(await issueCertificate(call, { id: newId(), lotId: lot.id, basis: ['quality-control'] }));
    return lot.id;
  });
  lots.push(lotId);
  // Nothing goes to a point that is closed: what is given then waits.
  await db.updateTable('delivery.node').set({ active: step.carried }).where('id', '=', POINT).execute();
  await trees.as(coopStaff, (call) => giveHarvest(call, { id: newId(), planId, lotId }));
  await db.updateTable('delivery.node').set({ active: true }).where('id', '=', POINT).execute();
}

async function toContract(step: Extract<Act, { kind: 'pay' | 'give' | 'pack' | 'cancel' }>): Promise<void> {
  const contract = one(contracts, step.pick);
  if (!contract) return;
  if (step.kind === 'pay') {
    await trees.notice(contract.id);
    // Half of them are heard at once, the others when it comes to it.
    return step.pick % 2 === 0 ? trees.settle() : undefined;
  }
  if (step.kind === 'give') {
    const { holderId } = await db
      .selectFrom('adopting.adoption')
      .select('holderId')
      .where('id', '=', contract.id)
      .executeTakeFirstOrThrow();
    const holder = people.find(({ personId }) => personId === holderId) as Actor;
    const code = { id: newId(), adoptionId: contract.id, kind: step.as, toName: '', words: '' };
    const outcome = await trees.as(holder, (call) => handOver(call, code));
    if (outcome.ok) codes.push(outcome.value.code);
    await trees.as(holder, (call) => choosePoint(call, { adoptionId: contract.id, nodeId: POINT }));
    return;
  }
  const orders = await db
    .selectFrom('ordering.order')
    .select(['id', 'token'])
    .where(
      'checkoutId',
      'in',
      contracts.map(({ id }) => id),
    )
    .orderBy('number')
    .execute();
  const order = one(orders, step.pick);
  if (!order) return;
  if (step.kind === 'cancel')
    await trees.as(somebody(0), (call) =>
      cancelOrder(call, { orderId: order.id, token: order.token, words: '' }),
    );
  else
    await trees.as(coopStaff, (call) =>
      packOrder(call, {
        packingId: newId(),
        orderId: order.id,
        lines: [{ position: 1, packedMilli: step.tenths * 100 }],
      }),
    );
}

/** Every way in which what is counted disagrees with what it counts; none when all is well. */
async function disagreements(): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    with mine as (select * from adopting.adoption),
    orders as (select o.*, a.id as adoption_id from ordering."order" o join mine a on a.id = o.checkout_id),
    kept as (select h.lot_id, sum(p.given) as milli from adopting.portion p join adopting.harvest h on h.id = p.harvest_id
      where p.state = 'waiting' group by 1),
    drawn as (select d.lot_id, sum(d.quantity) as milli from ordering.order_line_lot d group by 1)
    select 'stock of ' || l.code as what from origin.lot l
      left join kept k on k.lot_id = l.id left join drawn d on d.lot_id = l.id
      where l.reserved + l.sold <> coalesce(k.milli, 0) + coalesce(d.milli, 0)
    union all select 'units of ' || a.number from mine a
      where a.units <> (select count(*) from adopting.adopted_unit au where au.adoption_id = a.id)
    union all select 'unit twice ' || x.unit_id from adopting.adopted_unit x join adopting.adopted_unit y
      on y.unit_id = x.unit_id and y.adoption_id <> x.adoption_id and x.live and y.live
      and daterange(x.from_day, x.until_day, '[]') && daterange(y.from_day, y.until_day, '[]')
    union all select 'live units of ' || a.number from mine a join adopting.adopted_unit au on au.adoption_id = a.id
      where au.live <> (a.status in ('reserved', 'active'))
    union all select 'earned by ' || a.number from mine a
      where a.earned_fen <> (select coalesce(sum(o.goods_fen + o.delivery_fen), 0) from orders o where o.adoption_id = a.id)
    union all select 'parts of ' || a.number from mine a
      where a.earned_fen <> (select coalesce(sum(p.value_fen), 0) from adopting.portion p
        where p.adoption_id = a.id and p.state = 'ordered')
    union all select 'refunds of ' || a.number from mine a
      where a.refunded_fen <> (select coalesce(sum(r.fen), 0) from adopting.refund r where r.adoption_id = a.id)
    union all select 'payment of ' || a.number from mine a join paying.payment p on p.checkout_id = a.id
      where p.refunded_fen <> a.refunded_fen + (select coalesce(sum(o.refunded_fen), 0) from orders o where o.adoption_id = a.id)
    union all select 'held of ' || a.number from mine a
      where a.earned_fen + (select coalesce(sum(r.of_held_fen), 0) from adopting.refund r where r.adoption_id = a.id) > a.held_fen
    union all select 'money left in ' || a.number from mine a
      where a.status in ('failed', 'ended') and a.held_fen <> a.earned_fen
        + (select coalesce(sum(r.of_held_fen), 0) from adopting.refund r where r.adoption_id = a.id)
    union all select 'kept of ' || a.number from mine a join adopting.portion p on p.adoption_id = a.id
      where p.state = 'waiting' and a.status <> 'active'
    union all select 'order of a part of ' || a.number from mine a join adopting.portion p on p.adoption_id = a.id
      where p.state = 'ordered' and not exists (select 1 from ordering."order" o where o.id = p.order_id)`.execute(
    db,
  );
  return rows.map(({ what }) => what);
}

/** Once all is heard and all refunds are in: what the book holds is what the contracts hold. */
async function bookDisagreements(): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    select 'book of ' || a.number || ' holds ' || b.fen as what from adopting.adoption a
    join paying.payment p on p.checkout_id = a.id and p.settled_at is not null
    cross join lateral (select coalesce(sum(-amount_fen), 0) as fen from paying.v_posting
      where account = 'held' and order_id = a.id) b
    where b.fen <> a.held_fen - a.earned_fen
      - (select coalesce(sum(r.of_held_fen), 0) from adopting.refund r where r.adoption_id = a.id)`.execute(
    db,
  );
  return rows.map(({ what }) => what);
}

test('no history of adopting, paying, expiring, giving, failing and harvesting makes units, fruit or money appear or vanish', async (t) => {
  await plan({ kind: 'plan', rule: 'insurance', guaranteed: true });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 40 }), async (history) => {
      for (const step of history) {
        await play(step);
        assert.deepEqual(await disagreements(), [], step.kind);
      }
      await trees.settle();
      await trees.refundsArrive();
      assert.deepEqual([...(await disagreements()), ...(await bookDisagreements())], [], 'all heard');
      const book = await asCall(db, { now: trees.now() }, checkBook);
      const { entriesOffBalance, paymentsNotBooked, refundsNotBooked, splitsOff, sumFen } = book;
      assert.deepEqual(
        [entriesOffBalance, paymentsNotBooked, refundsNotBooked, splitsOff, sumFen],
        [0, 0, 0, 0, 0],
      );
    }),
    // A history goes on where the last one ended, so a shorter one would not fail the same way.
    { numRuns: 20, endOnFailure: true },
  );
  const { rows } = await sql<{ reached: string }>`
    select distinct status as reached from adopting.adoption union select distinct cause from adopting.refund
    union select distinct state from adopting.portion union select distinct rule from adopting.failure
    union select distinct kind from adopting.handover where claimed_at is not null
    union select distinct 'order ' || status from ordering."order"`.execute(db);
  t.diagnostic(`reached: ${rows.map(({ reached }) => reached).join(', ')}`);
});
