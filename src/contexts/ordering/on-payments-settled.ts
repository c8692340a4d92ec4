import { sql } from 'kysely';
import { lotsByIds, sellStock } from '#origin';
import type { Call } from '#shared/call.ts';
import { announceAll } from '#shared/outbox.ts';
import { must } from '#shared/outcome.ts';
import { carryOut, payBack, stockOf } from './carry-out.ts';
import { settled, unsaleable } from './kernel/order.ts';
import { saveStatus } from './order-writes.ts';
import { lockOrdersOfCheckouts, type Order } from './orders.ts';
import { paidFacts } from './parcel-facts.ts';
import { settleTopUps } from './settle-top-ups.ts';

/**
 * The money of checkouts has come. What was reserved is sold; an order that ended meanwhile is paid back whole, and so is
 * one whose lot is being held back: goods that may not leave are not sold. Heard twice, it does nothing the second time.
 */
export async function onPaymentsSettled(
  call: Call,
  facts: readonly { readonly checkoutId: string }[],
): Promise<void> {
  const checkoutIds = facts.map(({ checkoutId }) => checkoutId);
  const orders = await lockOrdersOfCheckouts(call, checkoutIds);
  const ofOrders = new Set(orders.map(({ checkoutId }) => checkoutId));
  await settleTopUps(
    call,
    checkoutIds.filter((id) => !ofOrders.has(id)),
  );
  const toSell: Order[] = [];
  for (const order of orders) {
    const consequence = settled(order);
    if (consequence?.stock === 'sell') toSell.push(order);
    else if (consequence) await payBack(call, order, { cause: 'late-payment', fen: consequence.refundFen });
  }
  if (await sellAll(call, toSell)) return;
  const { sold, heldBack } = await sell(call, toSell);
  await paid(call, sold);
  const endings = heldBack.map((order) => ({ order, consequence: unsaleable(order) }));
  await carryOut(call, endings, { cause: 'held-back' });
}

/** Lots are locked last, for the shortest time: everybody who orders of them waits. False, and nothing is done, when one of them is being held back. */
async function sellAll(call: Call, orders: readonly Order[]): Promise<boolean> {
  await sql`savepoint selling`.execute(call.tx);
  await paid(call, orders);
  const outcome = await sellStock(call, stockOf(orders.map((order) => ({ order }))));
  if (outcome.ok) return true;
  if (outcome.refusal.code !== 'origin.lot-held') must(outcome);
  await sql`rollback to savepoint selling`.execute(call.tx);
  return false;
}

async function paid(call: Call, orders: readonly Order[]): Promise<void> {
  await saveStatus(
    call,
    orders.map(({ id }) => id),
    'paid',
    { paidAt: call.now },
  );
  await announceAll(call, 'order-paid', await paidFacts(call, orders));
}

/** Sells the orders' stock, except of those with a lot that is being held back. */
async function sell(
  call: Call,
  orders: readonly Order[],
): Promise<{ readonly sold: readonly Order[]; readonly heldBack: readonly Order[] }> {
  const all = orders.map((order) => ({ order }));
  const outcome = await sellStock(call, stockOf(all));
  if (outcome.ok) return { sold: orders, heldBack: [] };
  if (outcome.refusal.code !== 'origin.lot-held') must(outcome);
  // The refusal leaves every lot locked until this transaction ends: what is read here stays so.
  const lots = await lotsByIds(
    call,
    stockOf(all).map(({ lotId }) => lotId),
  );
  const held = new Set(lots.filter((lot) => lot.status === 'held').map((lot) => lot.id));
  const heldBack = orders.filter((order) => stockOf([{ order }]).some(({ lotId }) => held.has(lotId)));
  const sold = orders.filter((order) => !heldBack.includes(order));
  must(await sellStock(call, stockOf(sold.map((order) => ({ order })))));
  return { sold, heldBack };
}
