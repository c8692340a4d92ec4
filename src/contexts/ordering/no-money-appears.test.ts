import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { checkBook, takeNotices } from '#paying';
import { type Actor, visitor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { announce } from '#shared/outbox.ts';
import { must } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import {
  noticeFor,
  openMarket,
  payFor,
  settleAll,
  settleRefunds,
  shopper,
} from '../../../test/help/market.ts';
import {
  answerForLot,
  claim,
  decideClaim,
  decideInSilence,
  decideLot,
  declineTopUp,
  enterForLine,
  lapseTopUps,
  packOrder,
  payTopUp,
  readOrder,
  setClaimTerms,
  takeBack,
} from './index.ts';
import { type Order, orderById } from './orders.ts';
import { topUpsOf } from './top-ups.ts';

/* Weighing, asking for more, claims, decisions for whole lots and whoever bears them, in any order: every fen that came in is somebody's,
   every fen given back was somebody's, and the orders say the same as the payments and the book. */

const database = await testDatabase();
const { db } = database;
const { offers, orchard } = await openMarket(db);
const qin: Actor = { personId: newId(), name: '覃大叔', roles: ['grower'], organisationId: orchard.qin };

let now = MORNING;
const orderIds: string[] = [];

const which = fc.nat(1_000);
const bearer = fc.constantFrom('seller' as const, 'carrier' as const, 'platform' as const);
// Two pomelos should weigh 3 kg, and 3.3 kg are held for: often they weigh more.
const grams = fc.oneof(fc.integer({ min: 400, max: 3_300 }), fc.integer({ min: 3_301, max: 4_500 }));
const act = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('order' as const), which, kumquats: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('enter' as const), which, grams }) },
  {
    weight: 5,
    arbitrary: fc.record({
      ...{ kind: fc.constant('pack' as const), which, grams },
      askMore: fc.boolean(),
      short: fc.boolean(),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      ...{ kind: fc.constant('top-up' as const), which },
      answer: fc.constantFrom('pay' as const, 'open' as const, 'late' as const, 'no' as const),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      ...{ kind: fc.constant('move' as const), which },
      to: fc.constantFrom('collected' as const, 'collected' as const, 'collected' as const, 'lost' as const),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      ...{ kind: fc.constant('claim' as const), which },
      fen: fc.integer({ min: 1, max: 3_000 }),
      photo: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('answer' as const), which, fine: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      ...{ kind: fc.constant('decide' as const), which, bearer },
      fen: fc.option(fc.integer({ min: 1, max: 3_000 })),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ kind: fc.constant('decide-lot' as const), which, bearer },
      basisPoints: fc.integer({ min: 1, max: 10_000 }),
      reach: fc.constantFrom('all' as const, 'claimed' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('recall' as const), which }) },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ kind: fc.constant('wait' as const), which },
      hours: fc.integer({ min: 1, max: 50 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('hear' as const), which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('refunds-arrive' as const), which }) },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

const as = <T>(actor: Actor, run: Parameters<typeof transact<T>>[2]): Promise<T> =>
  transact(db, { county: COUNTY, now, actor }, run);
const sellerOf = ({ sellerId }: Order) => (sellerId === orchard.wei ? orchard.loner : orchard.coopStaff);

async function place(kumquats: boolean): Promise<void> {
  const guest = shopper(db, { now });
  const lines = kumquats
    ? ([
        [offers.kumquats, 1_500],
        [offers.box, 1_000],
      ] as const)
    : ([[offers.pomelo, 2_000]] as const);
  let basket: string;
  try {
    basket = await guest.fill(lines);
  } catch (error) {
    assert.match(String(error), /refused: selling\./);
    return;
  }
  const placed = await guest.order(basket);
  if (!placed.ok) return;
  await payFor(database, placed.value.checkoutId, now);
  orderIds.push(...placed.value.orders.map(({ id }) => id));
}

async function orderAt(index: number): Promise<Order | undefined> {
  const id = orderIds[index % Math.max(1, orderIds.length)];
  return id === undefined ? undefined : asCall(db, { now }, (call) => orderById(call, id));
}

/** Plays an act; what is refused has changed nothing, and that is as good. */
async function play(step: Act): Promise<void> {
  if (step.kind === 'order') return place(step.kumquats);
  if (step.kind === 'hear') return settleAll(database, now);
  if (step.kind === 'refunds-arrive') return settleRefunds(database, now);
  if (step.kind === 'wait') {
    now = new Date(now.getTime() + step.hours * 3_600_000);
    await asCall(db, { now }, decideInSilence);
    await asCall(db, { now }, lapseTopUps);
    return;
  }
  if (step.kind === 'top-up') return answerTopUp(step.which, step.answer);
  const order = await orderAt(step.which);
  if (order) await playOn(order, step);
}

type OnOrder = Exclude<Act, { kind: 'order' | 'hear' | 'refunds-arrive' | 'wait' | 'top-up' }>;

async function playOn(order: Order, step: OnOrder): Promise<void> {
  const { id: orderId, token } = order;
  const position = order.lines[step.which % order.lines.length]?.position ?? 1;
  const lotId = order.lines.find((line) => line.position === position)?.draws[0]?.lotId;
  switch (step.kind) {
    case 'enter':
      await as(qin, (call) => enterForLine(call, { orderId, line: { position, grams: step.grams } }));
      return;
    case 'pack': {
      const { grams: shown, askMore, short } = step;
      const lines = order.lines
        .filter(({ terms }) => terms.form === 'piece-by-weight' || short)
        .map((line) => ({
          position: line.position,
          grams: shown,
          askMore,
          ...(short && line.quantity.milli > 1_000 ? { packedMilli: line.quantity.milli - 1_000 } : {}),
        }));
      await as(sellerOf(order), (call) => packOrder(call, { packingId: newId(), orderId, lines }));
      return;
    }
    case 'move': {
      const fact = { orderId, status: step.to, at: now.toISOString() };
      await asCall(db, { now }, (call) => announce(call, 'shipment-moved', fact));
      return;
    }
    case 'claim': {
      const reason = step.which % 2 === 0 ? 'spoiled' : 'short';
      const pictureIds = step.photo ? [newId()] : [];
      const said = { claimId: newId(), orderId, token, position, reason, words: '', pictureIds } as const;
      await as(visitor, (call) => claim(call, { ...said, askedFen: step.fen }));
      return;
    }
    case 'answer': {
      const seen = must(await as(visitor, (call) => readOrder(call, { number: order.number, token })));
      for (const question of seen.questions) {
        const said = {
          orderId,
          token,
          questionId: question.id,
          position: question.position,
          claimId: newId(),
        };
        await as(visitor, (call) => answerForLot(call, { ...said, fine: step.fine }));
      }
      return;
    }
    case 'decide': {
      const seen = must(await as(visitor, (call) => readOrder(call, { number: order.number, token })));
      const claimId = seen.claims.find(({ status }) => status === 'asked')?.id;
      if (!claimId) return;
      const decision = { claimId, grantedFen: step.fen, reason: '看过了', borneBy: step.bearer };
      await as(orchard.officer, (call) => decideClaim(call, decision));
      return;
    }
    case 'decide-lot': {
      if (!lotId) return;
      const { basisPoints, reach, bearer: borneBy } = step;
      const decision = { decisionId: newId(), lotId, basisPoints, reach, borneBy, reason: '整批有问题' };
      await as(orchard.officer, (call) => decideLot(call, decision));
      return;
    }
    case 'recall':
      await as(orchard.officer, (call) =>
        takeBack(call, { orders: [{ orderId, positions: [position] }], words: '召回' }),
      );
  }
}

/** One of the open top-ups is answered. */
async function answerTopUp(index: number, answer: 'pay' | 'open' | 'late' | 'no'): Promise<void> {
  const all = await asCall(db, { now }, (call) => topUpsOf(call, orderIds));
  const open = all.filter(({ status }) => status === 'asked');
  const topUp = open[index % Math.max(1, open.length)];
  const order = topUp && (await asCall(db, { now }, (call) => orderById(call, topUp.orderId)));
  if (!topUp || !order) return;
  const about = { orderId: order.id, token: order.token, topUpId: topUp.id };
  const opened = answer === 'no' ? undefined : await as(visitor, (call) => payTopUp(call, about));
  // Paid at the very moment at which it is declined: the money comes all the same.
  const late = answer === 'late' && opened?.ok ? await noticeFor(db, topUp.id, now) : undefined;
  if (answer === 'no' || answer === 'late') await as(visitor, (call) => declineTopUp(call, about));
  if (answer === 'pay' && opened?.ok) await payFor(database, topUp.id, now);
  if (late) await asCall(db, { now }, (call) => takeNotices(call, [late]));
}

/** Every way in which orders, payments and book say something else of the same money; none when all is well. */
async function disagreements(): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    select 'refunds of ' || o.number as what from ordering."order" o
      where o.refunded_fen <> (select coalesce(sum(r.fen), 0) from ordering.refund r where r.order_id = o.id)
    union all select 'a line of ' || o.number from ordering."order" o join ordering.order_line n on n.order_id = o.id
      where n.refunded_fen <> (select coalesce(sum(r.fen), 0) from ordering.refund r
        where r.order_id = n.order_id and r.position = n.position)
    union all select 'top-ups of ' || o.number from ordering."order" o
      where o.topped_up_fen <> (select coalesce(sum(n.topped_up_fen), 0) from ordering.order_line n where n.order_id = o.id)
    union all select 'a top-up of ' || o.number from ordering.top_up u join ordering."order" o on o.id = u.order_id
      where u.refunded_fen <> (select coalesce(sum(r.fen), 0) from ordering.refund r where r.top_up_id = u.id)
        or (u.status in ('declined', 'lapsed', 'void') and u.refunded_fen not in (0, u.fen))
    union all select 'payment ' || p.id from paying.payment p
      where p.refunded_fen <> (select coalesce(sum(r.fen), 0) from ordering.refund r
        join ordering."order" o on o.id = r.order_id where coalesce(r.top_up_id, o.checkout_id) = p.checkout_id)
    union all select 'claims of ' || o.number from ordering."order" o
      where (select coalesce(sum(r.fen), 0) from ordering.refund r where r.order_id = o.id and r.cause = 'claim') <>
            (select coalesce(sum(c.granted_fen), 0) from ordering.claim c where c.order_id = o.id and c.decided_as <> 'lot') +
            (select coalesce(sum(l.fen), 0) from ordering.lot_decision_line l where l.order_id = o.id)
    union all select 'what stays paid of ' || o.number from ordering."order" o join ordering.order_line n on n.order_id = o.id
      where n.final_fen is not null and n.held_fen + n.topped_up_fen - n.refunded_fen > n.final_fen
        and o.status not in ('cancelled', 'lost')
        and not exists (select 1 from ordering.top_up u where u.order_id = o.id and u.refunded_fen > 0)
    union all select 'the book of ' || o.number from ordering."order" o
      where o.paid_at is not null and (select coalesce(sum(-p.amount_fen), 0) from paying.v_posting p
          where p.order_id = o.id and p.account <> 'clearing') <>
        o.goods_fen + o.delivery_fen + o.topped_up_fen
          - (select coalesce(sum(r.fen), 0) from ordering.refund r join paying.refund y on y.id = r.id and y.status = 'settled'
             where r.order_id = o.id)
          + (select coalesce(sum(y.amount_fen), 0) from paying.payment y join ordering.top_up u on u.id = y.checkout_id
             where u.order_id = o.id and y.settled_at is not null and u.status <> 'paid' and u.refunded_fen = 0)
          + (select coalesce(sum(y.amount_fen), 0) from paying.payment y join ordering.top_up u on u.id = y.checkout_id
             where u.order_id = o.id and y.settled_at is not null and u.status = 'paid'
               and o.topped_up_fen = 0)
    union all select 'who bears a refund of ' || o.number from ordering."order" o
      join paying.refund y on y.order_id = o.id and y.status = 'settled' and y.borne_by is not null
      where (select coalesce(sum(p.amount_fen), 0) from paying.posting p
             join paying.entry e on e.id = p.entry_id and e.kind = 'borne' and e.source_id = y.id
             join paying.account a on a.id = p.account_id and a.kind = y.borne_by ->> 'share' and p.amount_fen > 0) <>
            (select coalesce(sum((s ->> 2)::bigint), 0) from jsonb_array_elements(y.split) o, jsonb_array_elements(o - 0) s
             where s ->> 0 <> y.borne_by ->> 'share')`.execute(db);
  return rows.map(({ what }) => what);
}

test('whatever is weighed, asked for, claimed, decided and borne, in whatever order, no money appears and none vanishes', async (t) => {
  await as(orchard.officer, (call) =>
    setClaimTerms(call, { hoursToDecide: 24, smallFen: 700, smallTimes: 100 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 20, maxLength: 45 }), async (history) => {
      await place(false);
      const heavy = await orderAt(0);
      if (heavy) await playOn(heavy, { kind: 'pack', which: 0, grams: 3_600, askMore: true, short: false });
      await place(false);
      await place(true);
      for (const step of history) {
        await play(step);
        assert.deepEqual(await disagreements(), [], JSON.stringify(step));
      }
      await settleAll(database, now);
      await settleRefunds(database, now);
      assert.deepEqual(await disagreements(), [], 'all heard');
      const { refundsNotBooked, ...book } = await asCall(db, { now }, checkBook);
      assert.equal(refundsNotBooked, 0);
      assert.deepEqual(book, { entriesOffBalance: 0, paymentsNotBooked: 0, splitsOff: 0, sumFen: 0 });
      orderIds.length = 0;
    }),
    // A history goes on where the last one ended, so a shorter one would not fail the same way.
    { numRuns: 12, endOnFailure: true },
  );
  const { rows } = await sql<{ reached: string }>`
    select distinct 'top-up ' || status as reached from ordering.top_up
    union select distinct 'claim ' || decided_as from ordering.claim where decided_as is not null
    union select distinct 'borne by ' || borne_by from ordering.refund where borne_by is not null
    union select distinct 'given back: ' || cause from ordering.refund`.execute(db);
  t.diagnostic(`reached: ${rows.map(({ reached }) => reached).join(', ')}`);
});
