import { sql } from 'kysely';
import { expectParcels } from '#delivery';
import { lotsByIds, sellStock } from '#origin';
import type { Call } from '#shared/call.ts';
import { must } from '#shared/outcome.ts';
import { carryOut, payBack, stockOf } from './carry-out.ts';
import { settled, unsaleable } from './kernel/order.ts';
import { after } from './kernel/order-status.ts';
import { saveStatus } from './order-writes.ts';
import { lockOrders } from './orders.ts';
import { lockToSell, type OrderToSell } from './orders-to-sell.ts';
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
  const orders = await lockToSell(call, checkoutIds);
  const ofOrders = new Set(orders.map(({ checkoutId }) => checkoutId));
  await settleTopUps(
    call,
    checkoutIds.filter((id) => !ofOrders.has(id)),
  );
  const toSell = orders.filter(({ status }) => after(status, 'settle') !== undefined);
  const others = orders.filter((order) => !toSell.includes(order)).map(({ id }) => id);
  for (const order of await lockOrders(call, others)) {
    const late = settled(order);
    if (late) await payBack(call, order, { cause: 'late-payment', fen: late.refundFen });
  }
  if (await sellAll(call, toSell)) return;
  const { sold, heldBack } = await sell(call, toSell);
  await paid(call, sold);
  const whole = await lockOrders(
    call,
    heldBack.map(({ id }) => id),
  );
  const endings = whole.map((order) => ({ order, consequence: unsaleable(order) }));
  await carryOut(call, endings, { cause: 'held-back' });
}

/** Lots are locked last, for the shortest time: everybody who orders of them waits. False, and nothing is done, when one of them is being held back. */
async function sellAll(call: Call, orders: readonly OrderToSell[]): Promise<boolean> {
  if (orders.length === 0) return true;
  await sql`savepoint selling`.execute(call.tx);
  await paid(call, orders);
  const outcome = await sellStock(call, stockOf(orders.map((order) => ({ order }))));
  if (outcome.ok) return true;
  if (outcome.refusal.code !== 'origin.lot-held') must(outcome);
  await sql`rollback to savepoint selling`.execute(call.tx);
  return false;
}

async function paid(call: Call, orders: readonly OrderToSell[]): Promise<void> {
  await saveStatus(
    call,
    orders.map(({ id }) => id),
    'paid',
    { paidAt: call.now },
  );
  await expectParcels(call, await paidFacts(call, orders));
}

/** Sells the orders' stock, except of those with a lot that is being held back. */
async function sell(
  call: Call,
  orders: readonly OrderToSell[],
): Promise<{ readonly sold: readonly OrderToSell[]; readonly heldBack: readonly OrderToSell[] }> {
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
