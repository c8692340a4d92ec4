import { type Node, nodesOf } from '#delivery';
import { type Lot, lotsByIds } from '#origin';
import { sharesOfOrder } from '#paying';
import { type Organisation, organisationsById } from '#people';
import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { type Claim, claimsOf } from './claims.ts';
import type { Order } from './orders.ts';
import { type Refund, refundsOf } from './refunds.ts';
import { type Review, reviewsOfOrders } from './reviews.ts';
import { type Shared, sharedLinesOf } from './short-harvests.ts';
import { type TopUp, topUpsOf } from './top-ups.ts';
import { type Weighing, weighingsOf } from './weighings.ts';

/** Who holds how much of what was paid, by name; the platform has no organisation of its own. */
export interface NamedShare {
  readonly account: 'producer' | 'coop' | 'brand' | 'leader' | 'carrier' | 'platform';
  readonly organisation?: Organisation;
  readonly fen: Fen;
}

/** Everything that belongs to an order besides itself. */
export interface OrderDetails {
  readonly seller?: Organisation;
  readonly node?: Node;
  /** The lots its lines draw on. */
  readonly lots: readonly Lot[];
  readonly weighings: readonly Weighing[];
  /** How harvests that fell short were shared. */
  readonly shared: readonly Shared[];
  readonly topUps: readonly TopUp[];
  readonly refunds: readonly Refund[];
  readonly claims: readonly Claim[];
  readonly reviews: readonly Review[];
  /** Empty until it is paid. */
  readonly shares: readonly NamedShare[];
}

export async function detailsOf(call: Call, order: Order): Promise<OrderDetails> {
  const lotIds = order.lines.flatMap(({ draws }) => draws.map(({ lotId }) => lotId));
  const shares = await sharesOfOrder(call, order.id);
  const organisations = await organisationsById(call, [
    order.sellerId,
    ...shares.flatMap(({ organisationId }) => organisationId ?? []),
  ]);
  const named = (id: string | null) => organisations.find((each) => each.id === id);
  const seller = named(order.sellerId);
  const node = (await nodesOf(call)).find(({ id }) => id === order.nodeId);
  return {
    ...(seller ? { seller } : {}),
    ...(node ? { node } : {}),
    lots: await lotsByIds(call, [...new Set(lotIds)]),
    weighings: await weighingsOf(call, [order.id]),
    shared: await sharedLinesOf(call, [order.id]),
    topUps: await topUpsOf(call, [order.id]),
    refunds: await refundsOf(call, [order.id]),
    claims: await claimsOf(call, [order.id]),
    reviews: await reviewsOfOrders(call, [order.id]),
    shares: shares.map(({ account, organisationId, fen }) => {
      const organisation = named(organisationId);
      return { account, fen, ...(organisation ? { organisation } : {}) };
    }),
  };
}
