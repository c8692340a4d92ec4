import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { cancelOrder, expireUnpaid, packOrder } from '#ordering';
import { visitor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { transact } from '#shared/transact.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { join, openGroup, tick, weekly } from '../../../test/help/group.ts';
import { booksBalance, noticeOf, openMarket, payFor, settleAll } from '../../../test/help/market.ts';
import { pointKeeper } from '../../../test/help/network.ts';
import { callOff } from './index.ts';

// Whatever members, leader and clock do in whatever order, through the verbs and the database: no goods and no money appear or vanish.
const database = await testDatabase();
const { db } = database;
const { offers, orchard } = await openMarket(db);
const daily = { everyDays: 1, openHours: 10, extendHours: 6 };
const { seriesId } = await openGroup(
  db,
  weekly(
    [
      { offerId: offers.kumquats, caseMilli: 4_000, least: 1, most: 10 },
      { offerId: offers.pomelo, least: 3 },
      { offerId: offers.box, least: 0 },
    ],
    { ...daily, leastMembers: 2 },
  ),
);

let now = MORNING;
const checkouts: string[] = [];
const pick = fc.nat(1_000);
const kind = <Kind extends string>(name: Kind) => ({ kind: fc.constant(name) });
const wants = fc.uniqueArray(
  fc.constantFrom(
    [offers.kumquats, 500] as const,
    [offers.kumquats, 2_500] as const,
    [offers.kumquats, 7_000] as const,
    [offers.pomelo, 1_000] as const,
    [offers.pomelo, 3_000] as const,
    [offers.box, 1_000] as const,
  ),
  { minLength: 1, maxLength: 3, selector: ([offerId]) => offerId },
);
const act = fc.oneof(
  { weight: 8, arbitrary: fc.record({ ...kind('join'), wants, who: fc.nat(6), pays: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ ...kind('notice'), pick }) },
  { weight: 3, arbitrary: fc.record(kind('hear')) },
  { weight: 4, arbitrary: fc.record({ ...kind('wait'), minutes: fc.constantFrom(5, 20, 120, 480) }) },
  { weight: 6, arbitrary: fc.record(kind('tick')) },
  { weight: 1, arbitrary: fc.record(kind('expire')) },
  { weight: 1, arbitrary: fc.record({ ...kind('cancel'), pick }) },
  { weight: 1, arbitrary: fc.record(kind('call-off')) },
  { weight: 2, arbitrary: fc.record({ ...kind('pack'), pick }) },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** Plays an act; what is refused has changed nothing, and that is as good. */
async function play(step: Act): Promise<void> {
  switch (step.kind) {
    case 'join':
      return joinOpen(step);
    case 'notice': {
      const checkoutId = checkouts[step.pick % Math.max(1, checkouts.length)];
      return checkoutId ? noticeOf(db, checkoutId, now) : undefined;
    }
    case 'hear':
      return settleAll(database, now);
    case 'wait':
      now = new Date(now.getTime() + step.minutes * 60_000);
      return;
    case 'tick':
      return tick(db, now);
    case 'expire':
      await asCall(db, { now }, expireUnpaid);
      return;
    case 'cancel':
      return withOrder(step.pick, async ({ id: orderId, token }) => {
        await as(visitor, (call) => cancelOrder(call, { orderId, token, words: '' }));
      });
    case 'call-off': {
      const cycleId = await openCycle();
      if (cycleId) await as(pointKeeper, (call) => callOff(call, { cycleId, words: '下大雨' }));
      return;
    }
    case 'pack':
      return withOrder(step.pick, async ({ id: orderId, sellerId, positions }) => {
        const packer = sellerId === orchard.wei ? orchard.loner : orchard.coopStaff;
        const lines = positions.map((position) => ({ position, grams: 1_400 }));
        await as(packer, (call) => packOrder(call, { packingId: newId(), orderId, lines }));
      });
  }
}

async function joinOpen({ wants: wanted, who, pays }: Extract<Act, { kind: 'join' }>): Promise<void> {
  const cycleId = await openCycle();
  if (!cycleId) return;
  const joined = await join(db, cycleId, wanted, { now, phone: `1387732000${who}` });
  if (!joined.ok) return;
  checkouts.push(joined.value.checkoutId);
  if (pays) await payFor(database, joined.value.checkoutId, now);
}

async function openCycle(): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from groupbuying.cycle where series_id = ${seriesId} and status = 'open' order by number desc`.execute(
    db,
  );
  return rows[0]?.id;
}

interface Found {
  readonly id: string;
  readonly token: string;
  readonly sellerId: string;
  readonly positions: readonly number[];
}

async function withOrder(place: number, run: (order: Found) => Promise<void>): Promise<void> {
  const { rows } = await sql<Found>`
    select o.id, o.token, o.seller_id, array_agg(l.position order by l.position) as positions
    from ordering."order" o join ordering.order_line l on l.order_id = o.id
    where o.status in ('reserved', 'paid') group by o.id, o.token, o.seller_id order by o.id`.execute(db);
  const order = rows[place % Math.max(1, rows.length)];
  if (order) await run(order);
}

function as<T>(actor: typeof visitor, run: Parameters<typeof transact<T>>[2]): Promise<T> {
  return transact(db, { county: COUNTY, now, actor }, run);
}

/** Every way in which what is counted disagrees with what it counts; none when all is well. */
async function disagreements(): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    with draws as (
      select d.lot_id, sum(d.quantity) filter (where o.status = 'reserved') as reserved,
             sum(d.quantity) filter (where o.status <> 'reserved') as sold
      from ordering.order_line_lot d join ordering."order" o on o.id = d.order_id group by d.lot_id
    )
    select 'lot ' || l.code || ' reserved' as what from origin.lot l left join draws d on d.lot_id = l.id
      where l.reserved <> coalesce(d.reserved, 0)
    union all select 'lot ' || l.code || ' sold' from origin.lot l left join draws d on d.lot_id = l.id
      where l.sold <> coalesce(d.sold, 0)
    union all select 'departure ' || s.departs from delivery.service_day s
      where s.taken_kg <> (select coalesce(sum(h.kg), 0) from delivery.hold h
        where h.service_id = s.service_id and h.departs = s.departs and h.given_back_at is null)
    union all select 'draws of line of ' || o.number from ordering."order" o join ordering.order_line l on l.order_id = o.id
      where l.form = 'by-weight' and l.packed is null and o.status not in ('cancelled', 'expired')
        and l.quantity <> (select coalesce(sum(d.quantity), 0) from ordering.order_line_lot d
          where d.order_id = l.order_id and d.position = l.position)
    union all select 'draws of ' || o.number from ordering."order" o
      where o.status in ('cancelled', 'expired') and exists (select 1 from ordering.order_line_lot d where d.order_id = o.id)
    union all select 'refunds of ' || o.number from ordering."order" o
      where o.refunded_fen <> (select coalesce(sum(r.fen), 0) from ordering.refund r where r.order_id = o.id)
    union all select 'money of ' || o.number from ordering."order" o
      where o.paid_at is not null and o.status = 'cancelled' and o.refunded_fen <> o.goods_fen + o.delivery_fen
    union all select 'kept money of ' || o.number from ordering."order" o join ordering.order_line l on l.order_id = o.id
      where o.status = 'paid' and l.form <> 'piece-by-weight' and l.packed is null
        and l.held_fen - l.refunded_fen <> l.estimate_fen
    union all select 'payment ' || p.id from paying.payment p
      where p.refunded_fen <> (select coalesce(sum(r.fen), 0) from ordering.refund r
        join ordering."order" o on o.id = r.order_id where o.checkout_id = p.checkout_id)
    union all select 'still waiting: ' || o.number from ordering."order" o join groupbuying.cycle c on c.id = o.cycle_id
      where o.awaits_cycle <> (c.status = 'open')
    union all select 'not a full case: cycle ' || c.number from groupbuying.cycle c
      join groupbuying.cycle_item i on i.cycle_id = c.id
      where i.kept is not null and i.case_quantity is not null and mod(i.kept, i.case_quantity) <> 0
    union all select 'beyond the most: cycle ' || c.number from groupbuying.cycle c
      join groupbuying.cycle_item i on i.cycle_id = c.id
      where i.most * coalesce(i.case_quantity, 1) < (select coalesce(sum(l.quantity), 0) from ordering.order_line l
        join ordering."order" o on o.id = l.order_id
        where o.cycle_id = c.id and l.offer_id = i.offer_id and o.status not in ('cancelled', 'expired'))`.execute(
    db,
  );
  return rows.map(({ what }) => what);
}

test('whatever members, leader and clock do, no goods and no money appear or vanish', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 40 }), async (history) => {
      for (const step of history) {
        await play(step);
        assert.deepEqual(await disagreements(), [], step.kind);
      }
      await settleAll(database, now);
      assert.deepEqual(await disagreements(), [], 'all heard');
      await booksBalance(db);
    }),
    // A history goes on where the last one ended, so a shorter one would not fail the same way.
    { numRuns: 12, endOnFailure: true },
  );
  const { rows } = await sql<{ reached: string }>`
    select distinct 'cycle ' || status as reached from groupbuying.cycle
    union select distinct cause from ordering.refund union select distinct status from ordering."order"`.execute(
    db,
  );
  t.diagnostic(`reached: ${rows.map(({ reached }) => reached).join(', ')}`);
});
