import assert from 'node:assert/strict';
import { test } from 'node:test';
import { channelsOfLot, lotById, moveAllotment, setAllotment } from '#origin';
import {
  askToTrade,
  decideTrader,
  keepTradeItem,
  type TradeTerms,
  tradeDesk,
  tradeListOf,
  tradeLists,
} from '#selling';
import { type Actor, visitor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { must, type Outcome } from '#shared/outcome.ts';
import { quantity } from '#shared/quantity.ts';
import { transact } from '#shared/transact.ts';
import { asCall, COUNTY, MORNING } from '../../../test/help/county.ts';
import { testDatabase } from '../../../test/help/database.ts';
import { booksBalance, openMarket, payFor } from '../../../test/help/market.ts';
import { POINT } from '../../../test/help/network.ts';
import { agreedDays, cancelOrder, placeWholesale, quoteWholesale } from './index.ts';
import { ordersOfCheckout } from './orders.ts';

const database = await testDatabase();
const { db } = database;
const { offers, lots, orchard } = await openMarket(db);
const trader: Actor = { personId: newId(), name: '柳州老周', roles: ['consumer'] };
const rival: Actor = { personId: newId(), name: '别家', roles: ['consumer'] };
const as = <T>(actor: Actor, run: Parameters<typeof transact<T>>[2], now = MORNING) =>
  transact(db, { county: COUNTY, now, actor }, run);
const code = (outcome: Outcome<unknown>) => (outcome.ok ? 'done' : outcome.refusal.code);

/** Boxes of 10 斤: from two at 12.00 a 斤, from five at 11.00. The shop asks 12.90. */
const boxes: TradeTerms = {
  packMilli: 10_000,
  leastPacks: 2,
  mostPacks: 8,
  validUntil: '2026-06-05',
  tiers: [
    { fromPacks: 2, priceFen: 1_200 },
    { fromPacks: 5, priceFen: 1_100 },
  ],
};
const keep = (terms: TradeTerms | null, actor = orchard.coopStaff) =>
  as(actor, (call) => keepTradeItem(call, { offerId: offers.kumquats, terms }));
const list = (actor: Actor) => as(actor, (call) => tradeListOf(call, { sellerId: orchard.coop }));
const wish = (packs: number) => ({
  sellerId: orchard.coop,
  wanted: [{ offerId: offers.kumquats, packs }],
  nodeId: POINT,
});
const quoted = (packs: number, actor = trader, now = MORNING) =>
  as(actor, (call) => quoteWholesale(call, wish(packs)), now);

async function order(packs: number, { actor = trader, checkoutId = newId() } = {}) {
  const shown = must(await quoted(packs, actor));
  return as(actor, (call) =>
    placeWholesale(call, {
      ...wish(packs),
      ...{ checkoutId, agreedFen: shown.totalFen, agreedDays: agreedDays(shown) },
      ...{ name: '周记果行', phone: '13877320009', lang: 'zh' },
    }),
  );
}

test('a seller keeps a list for traders: whole packs, prices that fall, a last day, never above the shop’s or below what it costs', async () => {
  assert.equal(code(await keep(boxes, orchard.loner)), 'selling.not-yours');
  const unsound: Partial<TradeTerms>[] = [
    { packMilli: 250 },
    { leastPacks: 0 },
    { mostPacks: 1 },
    { tiers: [] },
    { tiers: [{ fromPacks: 3, priceFen: 1_200 }] },
    { tiers: [boxes.tiers[0] ?? assert.fail(), { fromPacks: 5, priceFen: 1_250 }] },
    { tiers: [{ fromPacks: 2, priceFen: 1_300 }] },
    { validUntil: '2026-05-31' },
    { validUntil: '2028-01-01' },
  ];
  for (const wrong of unsound) {
    assert.equal(code(await keep({ ...boxes, ...wrong })), 'selling.unsound-trade', JSON.stringify(wrong));
  }
  await db.updateTable('selling.offer').set({ floorFen: 1_150 }).where('id', '=', offers.kumquats).execute();
  assert.equal(code(await keep(boxes)), 'selling.special-price-below-floor');
  await db.updateTable('selling.offer').set({ floorFen: 0 }).where('id', '=', offers.kumquats).execute();
  must(await keep(boxes));
  const desk = must(await as(orchard.coopStaff, tradeDesk));
  assert.deepEqual(
    desk.offers.map(({ item, packs }) => [item.offerId, packs]),
    [[offers.kumquats, 8]],
    'twelve boxes are there, and eight the most',
  );
});

test('prices are for whom the seller let in: who asks waits, who is not asked for sees and orders nothing', async () => {
  assert.equal(must(await list(trader)).standing, 'stranger');
  assert.equal(
    code(await as(visitor, (call) => askToTrade(call, { sellerId: orchard.coop, name: '周', words: '' }))),
    'selling.not-allowed',
  );
  assert.equal(
    code(await as(trader, (call) => askToTrade(call, { sellerId: orchard.coop, name: ' ', words: '' }))),
    'selling.trader-unnamed',
  );
  for (let twice = 0; twice < 2; twice += 1) {
    must(
      await as(trader, (call) =>
        askToTrade(call, { sellerId: orchard.coop, name: '周记果行', words: '每周三车' }),
      ),
    );
  }
  const waiting = must(await list(trader));
  assert.deepEqual([waiting.standing, waiting.offers], ['asked', []]);
  assert.equal(code(await quoted(2)), 'selling.not-a-trader');
  const { traders } = must(await as(orchard.coopStaff, tradeDesk));
  assert.deepEqual(
    traders.map(({ name, words, status }) => [name, words, status]),
    [['周记果行', '每周三车', 'asked']],
  );
  const admit = (actor: Actor, personId: string | undefined, yes = true) =>
    as(actor, (call) => decideTrader(call, { personId: personId ?? '', admit: yes }));
  assert.equal(code(await admit(orchard.loner, trader.personId)), 'selling.no-such-trader');
  must(await admit(orchard.coopStaff, trader.personId));
  const seen = must(await list(trader));
  assert.deepEqual(
    seen.offers.map(({ item: { packMilli, tiers } }) => [packMilli, tiers]),
    [[10_000, boxes.tiers]],
  );
  assert.equal(must(await list(rival)).offers.length, 0);
  assert.equal(code(await quoted(2, rival)), 'selling.not-a-trader');
  assert.deepEqual(
    (await asCall(db, { actor: trader }, tradeLists)).map(({ seller, standing }) => [seller.id, standing]),
    [[orchard.coop, 'admitted']],
  );
});

test('more packs cost less a 斤; fewer than the least, parts of a pack and what is past its day are refused', async () => {
  // Two boxes of 10 斤 at 12.00, and the bus.
  assert.equal(must(await quoted(2)).goodsFen, 20 * 1_200);
  assert.equal(must(await quoted(5)).goodsFen, 50 * 1_100);
  for (const packs of [1, 2.5, 9, 0, -2])
    assert.equal(code(await quoted(packs)), 'selling.trade-packs', `${packs}`);
  const later = new Date('2026-06-06T00:00:00Z');
  assert.equal(code(await quoted(2, trader, later)), 'selling.quote-over');
  assert.equal(
    must(await as(trader, (call) => tradeListOf(call, { sellerId: orchard.coop }), later)).offers.length,
    0,
  );
});

test('a wholesale order is an order: at its tier, from what is set aside for traders, once however often it is sent, and given back there', async () => {
  await asCall(db, { actor: orchard.coopStaff }, async (call) => {
    must(await setAllotment(call, { lotId: lots.olderKumquats, channel: 'wholesale', kind: 'fixed' }));
    must(await setAllotment(call, { lotId: lots.kumquats, channel: 'wholesale', kind: 'fixed' }));
    const amount = quantity('50', 'jin');
    const move = { id: newId(), lotId: lots.kumquats, from: 'shop', to: 'wholesale', amount } as const;
    must(await moveAllotment(call, move));
  });
  assert.equal(must(await list(trader)).offers[0]?.packs, 5, 'five boxes are set aside');
  const shown = must(await quoted(6));
  assert.equal(shown.problem?.code, 'selling.not-enough', 'the shop has more, traders have not');

  const checkoutId = newId();
  const placed = must(await order(5, { checkoutId }));
  assert.deepEqual(must(await order(2, { checkoutId })), placed);
  await payFor(database, checkoutId);
  const [paid] = await asCall(db, {}, (call) => ordersOfCheckout(call, checkoutId));
  assert.deepEqual([paid?.channel, paid?.goodsFen, paid?.status], ['wholesale', 55_000, 'paid']);
  assert.equal(paid?.lines[0]?.terms.priceFen, 1_100, 'what is packed short goes back at this price');
  const lot = await asCall(db, {}, (call) => lotById(call, lots.kumquats));
  const part = async () =>
    must(
      await asCall(db, { actor: orchard.coopStaff }, (call) => channelsOfLot(call, lot?.code ?? '')),
    ).allotments.find(({ channel }) => channel === 'wholesale');
  assert.deepEqual([(await part())?.held, (await part())?.taken], [0, 50_000]);
  must(
    await as(trader, (call) => cancelOrder(call, { orderId: paid?.id ?? '', token: paid?.token, words: '' })),
  );
  assert.deepEqual([(await part())?.held, (await part())?.taken], [50_000, 0]);
  await booksBalance(db);
});

test('a shop that is paused goes on for traders; who is no longer let in orders nothing more', async () => {
  await db.updateTable('selling.offer').set({ status: 'paused' }).where('id', '=', offers.kumquats).execute();
  assert.equal(must(await quoted(2)).problem, undefined);
  must(
    await as(orchard.coopStaff, (call) =>
      decideTrader(call, { personId: trader.personId ?? '', admit: false }),
    ),
  );
  assert.equal(code(await quoted(2)), 'selling.not-a-trader');
  assert.equal(must(await list(trader)).standing, 'ended');
});
