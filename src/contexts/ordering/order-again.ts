import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { putLine } from './baskets.ts';
import { openBasket } from './open-basket.ts';
import { orderById } from './orders.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { buys } from './scope.ts';

/** Puts an order's goods back into the caller's basket, e.g. after it expired unpaid. What cannot be had is told in the basket. */
export async function orderAgain(
  call: Call,
  input: {
    readonly orderId: string;
    readonly token?: string | undefined;
    readonly basketId?: string | undefined;
  },
): Promise<Outcome<{ readonly basketId: string }, OrderingRefusal>> {
  const order = await orderById(call, input.orderId);
  if (!order) return refuse('ordering.no-such-order');
  if (!may(call.actor, rights.buy) || !buys(call.actor, order, input.token)) {
    return refuse('ordering.not-allowed');
  }
  const basket = await openBasket(call, input);
  for (const { offerId, quantity } of order.lines) {
    await putLine(call, basket.id, { offerId, milli: quantity.milli });
  }
  return ok({ basketId: basket.id });
}
