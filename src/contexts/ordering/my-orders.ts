import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Order, orderIdsOfPerson, ordersByIds } from './orders.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { withheldOrders } from './withheld-orders.ts';

export interface MyOrders {
  readonly orders: readonly Order[];
  readonly count: number;
  /** Why those that are not handed over are not, by id. */
  readonly withheld: ReadonlyMap<string, string>;
}

/** The signed-in person's own orders, newest first. */
export async function myOrders(
  call: Call,
  page: { readonly limit: number; readonly offset: number },
): Promise<Outcome<MyOrders, OrderingRefusal>> {
  const { personId } = call.actor;
  if (personId === undefined || !may(call.actor, rights.buy)) return refuse('ordering.not-allowed');
  const { ids, count } = await orderIdsOfPerson(call, personId, page);
  const orders = await ordersByIds(call, ids);
  return ok({ orders, count, withheld: await withheldOrders(call, orders) });
}
