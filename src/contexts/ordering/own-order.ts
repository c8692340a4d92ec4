import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { readOrderNumber } from './kernel/order-number.ts';
import { type Order, orderByNumber } from './orders.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { buys } from './scope.ts';

/**
 * An order alone, for its buyer: signed in as who placed it, or with the key of its link. A wrong key and an unknown number are told
 * apart from each other by nothing.
 */
export async function ownOrder(
  call: Call,
  input: { readonly number: string; readonly token?: string | undefined },
): Promise<Outcome<Order, OrderingRefusal>> {
  if (!may(call.actor, rights.buy)) return refuse('ordering.not-allowed');
  const number = readOrderNumber(input.number);
  const order = number === undefined ? undefined : await orderByNumber(call, number);
  return order && buys(call.actor, order, input.token) ? ok(order) : refuse('ordering.no-such-order');
}
