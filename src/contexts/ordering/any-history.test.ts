import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { checkBook } from '#paying';
import { addOffers } from '#selling';
import { visitor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { announce } from '#shared/outbox.ts';
import { must } from '#shared/outcome.ts';
import { decimal } from '#shared/quantity.ts';
import { transact } from '#shared/transact.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { noticeOf, openMarket, settleAll, shopper } from '../../../test/help/market.ts';
import { KUMQUAT } from '../../../test/help/orchard.ts';
import { aDraft, stockLots } from '../../../test/help/stall.ts';
import {
  cancelOrder,
  claim,
  decideClaim,
  expireUnpaid,
  packOrder,
  readShortHarvest,
  type ShareRule,
  shareHarvest,
  shareRules,
} from './index.ts';
import { type Order, ordersOfCheckout } from './orders.ts';

// The properties of kernel/county.test.ts, through the verbs and the database: whatever is done in whatever order, every number that
// counts something agrees with what it counts.
const database = await testDatabase();
const { db } = database;
const { offers, orchard } = await openMarket(db);

let now = MORNING;
const checkouts: string[] = [];

const pick = fc.nat(1_000);
const standIn = newId();
must(
  await asCall(db, {}, (call) =>
    addOffers(call, { drafts: [aDraft(orchard.coop, { id: standIn, grade: 'second', priceFen: 900 })] }),
  ),
);
const wanted = fc.array(
  fc.constantFrom(
    [offers.kumquats, 500] as const,
    [offers.kumquats, 7_500] as const,
    [offers.pomelo, 1_000] as const,
    [offers.pomelo, 4_000] as const,
    [offers.box, 2_000] as const,
    [offers.ahead, 3_000] as const,
  ),
  { minLength: 1, maxLength: 3 },
);
const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('place' as const), wanted }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('notice' as const), pick }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('hear' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 20 }) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('expire' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), pick }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('pack' as const),
      pick,
      grams: fc.integer({ min: 700, max: 9_000 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      pick,
      to: fc.constantFrom('at-hub' as const, 'ready' as const, 'collected' as const, 'lost' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('claim' as const),
      pick,
      fen: fc.integer({ min: 1, max: 4_000 }),
    }),
  },
);
// Keeps until the goods sold ahead are collected; of it more or less than was sold is picked.
const picking = fc.record({
  kind: fc.constant('harvest' as const),
  grams: fc.integer({ min: 1, max: 6_000 }),
  grade: fc.constantFrom('first', 'second'),
});
const sharing = fc.record({
  kind: fc.constant('share' as const),
  rule: fc.constantFrom(...shareRules),
  standIn: fc.boolean(),
});
const any = fc.oneof(
  { weight: 12, arbitrary: act },
  { weight: 1, arbitrary: picking },
  { weight: 2, arbitrary: sharing },
);
type Act = typeof any extends fc.Arbitrary<infer T> ? T : never;

async function orders(index: number): Promise<Order[]> {
  const checkoutId = checkouts[index % Math.max(1, checkouts.length)];
  return checkoutId ? asCall(db, { now }, (call) => ordersOfCheckout(call, checkoutId)) : [];
}

/** Plays an act; what is refused has changed nothing, and that is as good. */
async function play(step: Act): Promise<void> {
  if (step.kind === 'place') return place(step.wanted);
  if (step.kind === 'hear') return settleAll(database, now);
  if (step.kind === 'wait') {
    now = new Date(now.getTime() + step.minutes * 60_000);
    return;
  }
  if (step.kind === 'expire') {
    await asCall(db, { now }, expireUnpaid);
    return;
  }
  if (step.kind === 'harvest') return pickMore(step);
  if (step.kind === 'share') return shareOut(step);
  const found = await orders(step.pick);
  const order = found[step.pick % Math.max(1, found.length)];
  if (!order) return;
  if (step.kind === 'notice') return noticeOf(db, order.checkoutId, now);
  if (step.kind === 'cancel') {
    await as(visitor, (call) => cancelOrder(call, { orderId: order.id, token: order.token, words: '' }));
  } else if (step.kind === 'pack') {
    const lines = order.lines.map(({ position }) => ({ position, grams: step.grams }));
    const packer = order.sellerId === orchard.wei ? orchard.loner : orchard.coopStaff;
    await as(packer, (call) => packOrder(call, { packingId: newId(), orderId: order.id, lines }));
  } else if (step.kind === 'move') {
    const at = now.toISOString();
    await asCall(db, { now }, (call) =>
      announce(call, 'shipment-moved', { orderId: order.id, status: step.to, at }),
    );
  } else {
    await claimAndGrant(order, step.fen);
  }
}

async function pickMore({ grams, grade }: { readonly grams: number; readonly grade: string }): Promise<void> {
  await stockLots(db, [
    { producerId: orchard.chen, quantity: decimal(grams), grade, goodUntil: '2026-07-20' },
  ]);
}

async function shareOut({
  rule,
  standIn: withOther,
}: {
  readonly rule: ShareRule;
  readonly standIn: boolean;
}) {
  const harvest = { sellerId: orchard.coop, productCode: KUMQUAT, grade: 'first', untilDay: '2026-06-20' };
  await as(orchard.coopStaff, async (call) => {
    const shown = await readShortHarvest(call, { harvest });
    if (!shown.ok) return shown;
    const seen = { wanted: shown.value.wanted.milli, there: shown.value.there.milli };
    const standInId = withOther ? standIn : undefined;
    return shareHarvest(call, { id: newId(), harvest, rule, standInId, seen });
  });
}

async function place(lines: readonly (readonly [string, number])[]): Promise<void> {
  const guest = shopper(db, { now });
  try {
    const choice = lines.length % 2 === 0 ? 'refund' : 'substitute';
    const ifShort = new Map([[offers.ahead, choice] as const]);
    const outcome = await guest.order(await guest.fill(lines), { ifShort });
    if (outcome.ok) checkouts.push(outcome.value.checkoutId);
  } catch (error) {
    // `fill` throws what selling refuses, e.g. once everything is sold.
    assert.match(String(error), /refused: selling\./);
  }
}

async function claimAndGrant(order: Order, fen: number): Promise<void> {
  const claimId = newId();
  const { id: orderId, token } = order;
  const asked = {
    claimId,
    orderId,
    token,
    position: 1,
    reason: 'spoiled',
    words: '',
    askedFen: fen,
  } as const;
  const outcome = await as(visitor, (call) => claim(call, asked));
  if (!outcome.ok) return;
  await as(orchard.officer, (call) => decideClaim(call, { claimId, grantedFen: fen, reason: '' }));
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
    union all select 'forecast presold' from origin.forecast f
      where f.presold <> (select coalesce(sum(n.forecast_quantity), 0) from ordering.order_line n
        join ordering."order" o on o.id = n.order_id
        where n.forecast_id = f.id and o.status not in ('cancelled', 'expired'))
    union all select 'departure ' || s.departs from delivery.service_day s
      where s.taken_kg <> (select coalesce(sum(h.kg), 0) from delivery.hold h
        where h.service_id = s.service_id and h.departs = s.departs and h.given_back_at is null)
    union all select 'hold of ' || o.number from ordering."order" o join delivery.hold h on h.order_id = o.id
      where (h.given_back_at is not null) <> (o.status in ('cancelled', 'expired'))
    union all select 'refunds of ' || o.number from ordering."order" o
      where o.refunded_fen <> (select coalesce(sum(r.fen), 0) from ordering.refund r where r.order_id = o.id)
    union all select 'refunds of lines of ' || o.number from ordering."order" o join ordering.order_line n on n.order_id = o.id
      where n.refunded_fen <> (select coalesce(sum(r.fen), 0) from ordering.refund r
        where r.order_id = n.order_id and r.position = n.position)
    union all select 'money of ' || o.number from ordering."order" o
      where o.paid_at is not null and o.status in ('cancelled', 'lost') and o.refunded_fen <> o.goods_fen + o.delivery_fen + o.topped_up_fen
    union all select 'payment ' || p.id from paying.payment p
      where p.refunded_fen <> (select coalesce(sum(r.fen), 0) from ordering.refund r
        join ordering."order" o on o.id = r.order_id where coalesce(r.top_up_id, o.checkout_id) = p.checkout_id)
    union all select 'draws of ' || o.number from ordering."order" o
      where o.status in ('cancelled', 'expired') and exists (select 1 from ordering.order_line_lot d where d.order_id = o.id)
    union all select 'waiting for money: ' || o.number from ordering."order" o
      where (o.status = 'reserved') <> exists (select from ordering.unpaid u where u.order_id = o.id)
    union all select 'waiting for an answer: ' || p.id from paying.payment p
      where (p.status = 'opened') <> exists (select from paying.awaited a where a.payment_id = p.id)
    union all select 'parcel of ' || o.number from ordering."order" o
      where (o.paid_at is not null) <> exists (select from delivery.shipment s where s.order_id = o.id)
    union all select 'final price of ' || o.number from ordering."order" o join ordering.order_line n on n.order_id = o.id
      where (o.packed_at is null) <> (n.final_fen is null)`.execute(db);
  return rows.map(({ what }) => what);
}

test('whatever is done in whatever order, stock, presale, capacity, refunds and book agree with the orders', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.array(any, { minLength: 5, maxLength: 25 }), async (history) => {
      for (const step of history) {
        await play(step);
        assert.deepEqual(await disagreements(), [], step.kind);
      }
      await settleAll(database, now);
      assert.deepEqual(await disagreements(), [], 'all heard');
      const book = await asCall(db, { now }, checkBook);
      assert.equal(book.entriesOffBalance + book.paymentsNotBooked + book.splitsOff + book.sumFen, 0);
    }),
    // A history goes on where the last one ended, so a shorter one would not fail the same way.
    { numRuns: 10, endOnFailure: true },
  );
  const { rows } = await sql<{ reached: string }>`
    select distinct status as reached from ordering."order" union select distinct cause from ordering.refund`.execute(
    db,
  );
  t.diagnostic(`reached: ${rows.map(({ reached }) => reached).join(', ')}`);
});
