import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { promiseTo } from '#delivery';
import {
  cancelOrder,
  claim,
  decideClaim,
  decideInSilence,
  expireUnpaid,
  lapseTopUps,
  packOrder,
  payTopUp,
  placeAtOnce,
  readShortHarvest,
  serveWaiting,
  shareHarvest,
  shareRules,
} from '#ordering';
import {
  type Channel,
  followAllotments,
  issueCertificate,
  mergeLots,
  moveAllotment,
  recordLoss,
  regradeLot,
  setAllotment,
  splitLot,
} from '#origin';
import { addOffers } from '#selling';
import { type Actor, type Call, visitor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { announce } from '#shared/outbox.ts';
import { must } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { asCall, COUNTY, MORNING } from './help/county.ts';
import { testDatabase } from './help/database.ts';
import { goodsDisagree, moneyDisagrees } from './help/disagreements.ts';
import { join, openGroup, tick, weekly } from './help/group.ts';
import {
  booksBalance,
  noticeOf,
  openMarket,
  payFor,
  settleAll,
  settleRefunds,
  shopper,
} from './help/market.ts';
import { POINT } from './help/network.ts';
import { KUMQUAT, picked } from './help/orchard.ts';
import { aDraft } from './help/stall.ts';

/* One history of everything that moves goods or money: lots are picked, split, mixed, sorted, lost and set aside; people reserve, pay,
   let expire, cancel and claim, in the shop, in a crowd, ahead of the harvest and in a group; what was sold is weighed, shared out when it is
   short, and lost on the way. No goods and no money appear or vanish. */

const database = await testDatabase();
const { db } = database;
const { offers, orchard } = await openMarket(db);
const standIn = newId();
must(
  await asCall(db, {}, (call) =>
    addOffers(call, { drafts: [aDraft(orchard.coop, { id: standIn, grade: 'second', priceFen: 900 })] }),
  ),
);
const items = [{ offerId: offers.kumquats, caseMilli: 2_000, least: 1, most: 40 }];
const daily = { everyDays: 1, openHours: 10, extendHours: 6, leastMembers: 1 };
const { seriesId } = await openGroup(db, weekly(items, daily));

let now = MORNING;
let picks = 0;
const place = fc.nat(1_000);
const half = fc.integer({ min: 1, max: 24 }).map((count) => count * 500);
const channel = fc.constantFrom<Channel>('shop', 'live', 'round', 'wholesale');
const kind = <Kind extends string>(name: Kind) => ({ kind: fc.constant(name) });
const wanted = fc.array(
  fc.constantFrom(
    [offers.kumquats, 1_500] as const,
    [offers.kumquats, 7_500] as const,
    [offers.pomelo, 2_000] as const,
    [offers.box, 1_000] as const,
    [offers.ahead, 3_000] as const,
  ),
  { minLength: 1, maxLength: 3 },
);
const ofLots = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ ...kind('pick'), grade: fc.constantFrom('first', 'second'), milli: half }),
  },
  { weight: 2, arbitrary: fc.record({ ...kind('split'), place, milli: half }) },
  { weight: 2, arbitrary: fc.record({ ...kind('merge'), place, milli: half }) },
  { weight: 1, arbitrary: fc.record({ ...kind('regrade'), place, milli: half }) },
  { weight: 1, arbitrary: fc.record({ ...kind('lose'), place, milli: half }) },
  {
    weight: 3,
    arbitrary: fc.record({
      ...kind('allot'),
      place,
      from: fc.constant<Channel>('shop'),
      to: channel,
      milli: half,
    }),
  },
  { weight: 1, arbitrary: fc.record({ ...kind('allot'), place, from: channel, to: channel, milli: half }) },
  {
    weight: 1,
    arbitrary: fc.record({ ...kind('float'), place, shareBp: fc.integer({ min: 1, max: 4_000 }) }),
  },
);
const ofOrders = fc.oneof(
  { weight: 5, arbitrary: fc.record({ ...kind('order'), wanted, pays: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ ...kind('crowd'), milli: half, count: fc.integer({ min: 2, max: 5 }) }),
  },
  { weight: 2, arbitrary: fc.record({ ...kind('join'), who: fc.nat(5), milli: half, pays: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ ...kind('notice'), place }) },
  { weight: 2, arbitrary: fc.record({ ...kind('expire'), minutes: fc.constantFrom(0, 5, 20, 300) }) },
  { weight: 2, arbitrary: fc.record({ ...kind('cancel'), place }) },
  {
    weight: 5,
    arbitrary: fc.record({ ...kind('weigh'), place, grams: fc.integer({ min: 700, max: 9_000 }) }),
  },
  { weight: 1, arbitrary: fc.record({ ...kind('top-up'), place }) },
  {
    weight: 5,
    arbitrary: fc.record({
      ...{ ...kind('move'), place },
      to: fc.constantFrom('at-hub' as const, 'collected' as const, 'collected' as const, 'lost' as const),
    }),
  },
  { weight: 3, arbitrary: fc.record({ ...kind('claim'), place, fen: fc.integer({ min: 1, max: 3_000 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ ...kind('share'), rule: fc.constantFrom(...shareRules), other: fc.boolean() }),
  },
  { weight: 3, arbitrary: fc.record(kind('hear')) },
);
const act = fc.oneof({ weight: 1, arbitrary: ofLots }, { weight: 2, arbitrary: ofOrders });
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;
type OnLot = Exclude<typeof ofLots extends fc.Arbitrary<infer T> ? T : never, { kind: 'pick' }>;
type OnOrder = Extract<Act, { kind: 'notice' | 'cancel' | 'weigh' | 'move' | 'claim' }>;

const as = <T>(actor: Actor, run: (call: Call) => Promise<T>): Promise<T> =>
  transact(db, { county: COUNTY, now, actor }, run);

/** Plays an act; what is refused has changed nothing, and that is as good. */
async function play(step: Act): Promise<void> {
  switch (step.kind) {
    case 'pick':
      return pickMore(step);
    case 'order':
      return order(step);
    case 'crowd':
      return crowd(step);
    case 'join':
      return joinGroup(step);
    case 'hear':
      await settleAll(database, now);
      return settleRefunds(database, now);
    case 'expire':
      now = new Date(now.getTime() + step.minutes * 60_000);
      for (const due of [expireUnpaid, serveWaiting, decideInSilence, lapseTopUps, followAllotments])
        await asCall<unknown>(db, { now }, due);
      return tick(db, now);
    case 'share':
      return share(step);
    case 'top-up':
      return topUp(step.place);
    case 'notice':
    case 'cancel':
    case 'weigh':
    case 'move':
    case 'claim': {
      const found = await someOrder(step);
      return found && onOrder(found, step);
    }
    default: {
      const [lot, other] = await someLots(step.place);
      return lot && other ? onLot(lot, other, step) : undefined;
    }
  }
}

/** Good until what is sold ahead is collected. */
async function pickMore({ grade, milli }: { readonly grade: string; readonly milli: number }): Promise<void> {
  picks += milli;
  await asCall(db, { now }, async (call) => {
    const lot = await picked(call, orchard.plots.east, {
      grade,
      amount: String(milli / 1000),
      harvestedAt: now,
    });
    must(await issueCertificate(call, { id: newId(), lotId: lot.id, basis: ['quality-control'] }));
  });
}

interface LotFound {
  readonly id: string;
}

async function someLots(index: number): Promise<(LotFound | undefined)[]> {
  const { rows } = await sql<LotFound>`
    select id from origin.lot where product_code = ${KUMQUAT} and quantity > reserved + sold order by id`.execute(
    db,
  );
  return [rows[index % Math.max(1, rows.length)], rows[(index + 1) % Math.max(1, rows.length)]];
}

async function onLot({ id: lotId }: LotFound, other: LotFound, step: OnLot): Promise<void> {
  const id = newId();
  const amount = { milli: 'milli' in step ? step.milli : 0, unit: 'jin' as const };
  const made = await as<{ readonly ok: boolean }>(orchard.coopStaff, async (call) => {
    switch (step.kind) {
      case 'split':
        return splitLot(call, { lotId, parts: [{ id, amount }] });
      case 'merge':
        return mergeLots(call, { id, from: [{ lotId }, { lotId: other.id, amount }] });
      case 'regrade': {
        const loss = { id: newId(), amount: { milli: 500, unit: 'jin' as const }, reason: '裂果' };
        return regradeLot(call, { lotId, parts: [{ id, grade: 'second', amount }], loss });
      }
      case 'lose':
        return recordLoss(call, { id, lotId, amount, reason: '挤压' });
      case 'allot':
        return moveAllotment(call, { id, lotId, from: step.from, to: step.to, amount });
      case 'float':
        return setAllotment(call, { lotId, channel: 'live', kind: 'floating', shareBp: step.shareBp });
    }
  });
  if (!made.ok || !['split', 'merge', 'regrade'].includes(step.kind)) return;
  must(
    await as(orchard.coopStaff, (call) =>
      issueCertificate(call, { id: newId(), lotId: id, basis: ['quality-control'] }),
    ),
  );
}

async function order({ wanted: lines, pays }: Extract<Act, { kind: 'order' }>): Promise<void> {
  const guest = shopper(db, { now });
  let basket: string;
  try {
    basket = await guest.fill(lines);
  } catch (error) {
    assert.match(String(error), /refused: selling\./);
    return;
  }
  const choice = lines.length % 2 === 0 ? 'refund' : 'substitute';
  const placed = await guest.order(basket, { ifShort: new Map([[offers.ahead, choice]]) });
  if (placed.ok && pays) await payFor(database, placed.value.checkoutId, now);
}

/** Some who come at the same moment; every other one pays. */
async function crowd({ milli, count }: Extract<Act, { kind: 'crowd' }>): Promise<void> {
  const answers = await as(visitor, async (call) => {
    const promised = await promiseTo(call, { nodeId: POINT, grams: milli / 2 });
    if (!promised.ok) return [];
    const orders = Array.from({ length: count }, (_, number) => ({
      ...{ offerId: offers.kumquats, milli, agreedFen: Math.round(1.29 * milli) + promised.value.feeFen },
      ...{ agreedDay: promised.value.arrives, checkoutId: newId(), nodeId: POINT },
      ...{ name: '李小红', phone: `1387732200${number}`, lang: 'zh' as const, actor: visitor },
    }));
    return placeAtOnce(call, orders);
  });
  for (const [number, answer] of answers.entries())
    if (answer.ok && number % 2 === 0) await noticeOf(db, answer.value.checkoutId, now);
}

async function joinGroup({ who, milli, pays }: Extract<Act, { kind: 'join' }>): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from groupbuying.cycle where series_id = ${seriesId} and status = 'open' limit 1`.execute(db);
  const [cycle] = rows;
  if (!cycle) return;
  const joined = await join(db, cycle.id, [[offers.kumquats, milli]], { now, phone: `1387732000${who}` });
  if (joined.ok && pays) await payFor(database, joined.value.checkoutId, now);
}

const STANDING = {
  notice: ['reserved', 'expired'],
  cancel: ['reserved', 'paid'],
  weigh: ['paid'],
  move: ['paid', 'packed', 'at-hub'],
  claim: ['collected', 'packed'],
} as const satisfies Record<OnOrder['kind'], readonly string[]>;

interface OrderFound {
  readonly id: string;
  readonly token: string;
  readonly checkoutId: string;
  readonly sellerId: string;
  readonly positions: readonly number[];
}

async function someOrder({ kind: what, place: index }: OnOrder): Promise<OrderFound | undefined> {
  const { rows } = await sql<OrderFound>`
    select o.id, o.token, o.checkout_id, o.seller_id, array_agg(n.position order by n.position) as positions
    from ordering."order" o join ordering.order_line n on n.order_id = o.id
    where o.status = any(${[...STANDING[what]]}) group by o.county_id, o.id order by o.id`.execute(db);
  return rows[index % Math.max(1, rows.length)];
}

async function onOrder({ id: orderId, token, ...found }: OrderFound, step: OnOrder): Promise<void> {
  switch (step.kind) {
    case 'notice':
      return noticeOf(db, found.checkoutId, now);
    case 'cancel':
      await as(visitor, (call) => cancelOrder(call, { orderId, token, words: '' }));
      return;
    case 'weigh': {
      const packer = found.sellerId === orchard.wei ? orchard.loner : orchard.coopStaff;
      const lines = found.positions.map((position) => ({
        position,
        grams: step.grams,
        askMore: step.place % 2 === 0,
      }));
      await as(packer, (call) => packOrder(call, { packingId: newId(), orderId, lines }));
      return;
    }
    case 'move':
      return asCall(db, { now }, (call) =>
        announce(call, 'shipment-moved', { orderId, status: step.to, at: now.toISOString() }),
      );
    case 'claim': {
      const claimId = newId();
      const said = { claimId, orderId, token, position: 1, reason: 'spoiled', words: '' } as const;
      const asked = await as(visitor, (call) => claim(call, { ...said, askedFen: step.fen }));
      if (!asked.ok) return;
      await as(orchard.officer, (call) =>
        decideClaim(call, { claimId, grantedFen: Math.ceil(step.fen / 2), reason: '看过了' }),
      );
    }
  }
}

async function topUp(index: number): Promise<void> {
  const { rows } = await sql<{ topUpId: string; orderId: string; token: string }>`
    select u.id as top_up_id, o.id as order_id, o.token from ordering.top_up u join ordering."order" o on o.id = u.order_id
    where u.status = 'asked' order by u.id`.execute(db);
  const asked = rows[index % Math.max(1, rows.length)];
  if (!asked) return;
  const opened = await as(visitor, (call) => payTopUp(call, asked));
  if (opened.ok) await payFor(database, asked.topUpId, now);
}

async function share({ rule, other }: Extract<Act, { kind: 'share' }>): Promise<void> {
  const harvest = { sellerId: orchard.coop, productCode: KUMQUAT, grade: 'first', untilDay: '2026-06-20' };
  await as(orchard.coopStaff, async (call) => {
    const shown = await readShortHarvest(call, { harvest });
    if (!shown.ok) return shown;
    const seen = { wanted: shown.value.wanted.milli, there: shown.value.there.milli };
    const standInId = other ? standIn : undefined;
    return shareHarvest(call, { id: newId(), harvest, rule, standInId, seen });
  });
}

/** All kumquats there are, were sold or were lost, in thousandths of a jin. */
async function accountedFor(): Promise<number> {
  const { rows } = await sql<{ milli: number }>`
    select (1000 * sum(b.quantity + b.lost))::bigint as milli from origin.v_lot_balance b
    join origin.lot l on l.id = b.lot_id where l.product_code = ${KUMQUAT}`.execute(db);
  return rows[0]?.milli ?? 0;
}

test('whatever is picked, split, mixed, set aside, reserved, paid, weighed, cancelled, claimed and shared out, no goods and no money appear or vanish', async (t) => {
  const before = await accountedFor();
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 15, maxLength: 40 }), async (history) => {
      for (const step of history) {
        await play(step);
        assert.deepEqual(await goodsDisagree(db), [], JSON.stringify(step));
        assert.deepEqual(await moneyDisagrees(db), [], JSON.stringify(step));
        assert.equal(await accountedFor(), before + picks, JSON.stringify(step));
      }
      await settleAll(database, now);
      await settleRefunds(database, now);
      assert.deepEqual([...(await goodsDisagree(db)), ...(await moneyDisagrees(db))], [], 'all heard');
      await booksBalance(db);
    }),
    // A history goes on where the last one ended, so a shorter one would not fail the same way.
    { numRuns: 12, endOnFailure: true },
  );
  const { rows } = await sql<{ reached: string }>`
    select 'order ' || status || ' ' || count(*) as reached from ordering."order" group by status
    union all select 'channel ' || channel || ' ' || count(*) from ordering."order" group by channel
    union all select 'given back: ' || cause || ' ' || count(*) from ordering.refund group by cause
    union all select 'lot by ' || made_by || ' ' || count(*) from origin.lot group by made_by
    union all select 'set aside ' || count(*) from origin.allotment_move
    union all select 'top-up ' || status || ' ' || count(*) from ordering.top_up group by status
    union all select 'shared out ' || count(*) from ordering.short_harvest
    union all select 'claims ' || count(*) from ordering.claim`.execute(db);
  t.diagnostic(`reached: ${rows.map(({ reached }) => reached).join(', ')}`);
});
