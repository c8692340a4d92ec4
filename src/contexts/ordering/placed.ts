import { payUrlOf } from '#paying';
import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { checkoutById } from './order-writes.ts';
import { ordersOfCheckout } from './orders.ts';

/** A checkout that was placed. */
export interface Placed {
  readonly checkoutId: string;
  /** Opens the checkout's orders for a guest. */
  readonly token: string;
  readonly orders: readonly { readonly id: string; readonly number: string }[];
  readonly totalFen: Fen;
  /** Own path that sends the payer on to the cashier. */
  readonly payUrl: string;
}

/** What was placed under this id by the caller before; undefined when nothing was, or by somebody else. */
export async function placedAgain(call: Call, checkoutId: string): Promise<Placed | undefined> {
  const checkout = await checkoutById(call, checkoutId);
  if (!checkout || checkout.personId !== (call.actor.personId ?? null)) return undefined;
  return placedCheckout(call, checkoutId);
}

/** The answer to who placed it, the first time and whenever they ask again. */
export async function placedCheckout(call: Call, checkoutId: string): Promise<Placed> {
  const orders = await ordersOfCheckout(call, checkoutId);
  const payUrl = await payUrlOf(call, checkoutId);
  const [first] = orders;
  if (!first || !payUrl) throw new Error(`checkout ${checkoutId} is without orders or payment`);
  return {
    checkoutId,
    token: first.token,
    orders: orders.map(({ id, number }) => ({ id, number })),
    totalFen: orders.reduce((sum, order) => sum + order.goodsFen + order.deliveryFen, 0),
    payUrl,
  };
}
