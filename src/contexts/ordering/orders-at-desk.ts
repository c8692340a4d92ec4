import { type Node, nodesOf } from '#delivery';
import { type Organisation, organisationsById } from '#people';
import { type Call, may } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type SeenOrder, seenBy } from './desk-order.ts';
import { soughtBy } from './kernel/order-query.ts';
import type { Status } from './kernel/order-status.ts';
import { findOrders } from './order-lists.ts';
import { ordersByIds } from './orders.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { overCounty } from './scope.ts';

export interface DeskOrders {
  readonly orders: readonly SeenOrder[];
  readonly count: number;
  readonly nodes: readonly Node[];
  /** Only told apart for those who see every seller's. */
  readonly sellers: readonly Organisation[];
}

/**
 * The orders of the caller's organisation, or of the whole county for its officers, newest first: found by number, phone tail,
 * or the buyer's name in characters or letters. With the names of where they go.
 */
export async function ordersAtDesk(
  call: Call,
  input: {
    readonly query?: string;
    readonly statuses?: readonly Status[] | undefined;
    readonly from?: Day | undefined;
    readonly until?: Day | undefined;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<Outcome<DeskOrders, OrderingRefusal>> {
  const { actor } = call;
  const all = overCounty(actor);
  if (!may(actor, rights['see-orders']) || (!all && actor.organisationId === undefined)) {
    return refuse('ordering.not-allowed');
  }
  const { query, ...wanted } = input;
  const { ids, count } = await findOrders(call, {
    ...wanted,
    sought: soughtBy(query ?? ''),
    sellerId: all ? undefined : actor.organisationId,
  });
  const orders = await ordersByIds(call, ids);
  const sellerIds = [...new Set(orders.map((order) => order.sellerId))];
  return ok({
    orders: orders.map((order) => seenBy(actor, order)),
    count,
    nodes: await nodesOf(call),
    sellers: all ? await organisationsById(call, sellerIds) : [],
  });
}
