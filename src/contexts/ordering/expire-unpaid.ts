import { closePayment, paymentOfCheckout } from '#paying';
import type { Call } from '#shared/call.ts';
import { carryOut, type Ending } from './carry-out.ts';
import { expired } from './kernel/order.ts';
import { lockOverdueOrders, type Order } from './orders.ts';

/** After an outage the backlog is worked off over a few minutes instead of in one long transaction. */
const CHECKOUTS_A_RUN = 500;

/**
 * Ends orders that nobody paid within their time, gives back what they held and closes their payment; answers how many. Orders
 * that are being paid at this moment are passed over, and so are those whose money has come but was not heard of yet.
 */
export async function expireUnpaid(call: Call): Promise<number> {
  const overdue = await lockOverdueOrders(call, CHECKOUTS_A_RUN);
  const endings: Ending[] = [];
  for (const [checkoutId, orders] of Map.groupBy(overdue, (order) => order.checkoutId)) {
    if (await stillUnpaid(call, checkoutId)) endings.push(...endingsOf(orders));
  }
  await carryOut(call, endings, { cause: 'unpaid' });
  return endings.length;
}

/** Closes the payment, waiting for a notice that is being taken; false when that notice brought the money. */
async function stillUnpaid(call: Call, checkoutId: string): Promise<boolean> {
  await closePayment(call, checkoutId);
  const payment = await paymentOfCheckout(call, checkoutId);
  return payment?.status !== 'settled';
}

export function endingsOf(orders: readonly Order[]): Ending[] {
  return orders.flatMap((order) => {
    const consequence = expired(order);
    return consequence ? [{ order, consequence }] : [];
  });
}
