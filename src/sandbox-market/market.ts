import { randomUUID } from 'node:crypto';

export interface Listing {
  readonly sku: string;
  title: string;
  packFen: number;
  freightFen: number;
  /** Packs that may still be sold. */
  left: number;
  sold: number;
  termsNumber: number;
}

export interface Order {
  readonly number: string;
  status: 'paid' | 'cancelled' | 'refused';
  readonly at: string;
  readonly lines: readonly { readonly sku: string; readonly packs: number; readonly packFen: number }[];
  readonly freightFen: number;
  readonly totalFen: number;
  readonly name: string;
  readonly phone: string;
  /** The seller's payment of it. */
  paymentId?: string | undefined;
  refundedFen: number;
}

export interface Refund {
  readonly refundId: string;
  readonly reference: string;
  readonly amountFen: number;
  readonly at: string;
}

/** A message waiting to be delivered. */
export interface Letter {
  readonly url: string;
  readonly body: string;
}

export interface MarketState {
  readonly listings: Map<string, Listing>;
  readonly orders: Map<string, Order>;
  readonly refunds: Map<string, Refund>;
  /** What each push moved, by its id: it is done once. */
  readonly moved: Map<string, number>;
  readonly letters: Letter[];
}

export function emptyMarket(): MarketState {
  return { listings: new Map(), orders: new Map(), refunds: new Map(), moved: new Map(), letters: [] };
}

export function moveStock(state: MarketState, push: { id: string; sku: string; packs: number }): number {
  const before = state.moved.get(push.id);
  if (before !== undefined) return before;
  const listing = listingFor(state, push.sku);
  const moved = push.packs >= 0 ? push.packs : Math.min(-push.packs, listing.left);
  listing.left += push.packs >= 0 ? moved : -moved;
  state.moved.set(push.id, moved);
  return moved;
}

export function setTerms(
  state: MarketState,
  terms: { number: number; sku: string; title: string; packFen: number; freightFen: number },
): void {
  const listing = listingFor(state, terms.sku);
  if (terms.number <= listing.termsNumber) return;
  const { title, packFen, freightFen, number: termsNumber } = terms;
  Object.assign(listing, { title, packFen, freightFen, termsNumber });
}

function listingFor(state: MarketState, sku: string): Listing {
  const known = state.listings.get(sku);
  if (known) return known;
  const fresh = { sku, title: sku, packFen: 0, freightFen: 0, left: 0, sold: 0, termsNumber: 0 };
  state.listings.set(sku, fresh);
  return fresh;
}

/** A buyer pays for packs; undefined when there are not so many left, or no price yet. */
export function buy(
  state: MarketState,
  wish: { sku: string; packs: number; name: string; phone: string },
  now: Date,
): Order | undefined {
  const listing = state.listings.get(wish.sku);
  if (!listing || listing.packFen === 0 || wish.packs < 1 || listing.left < wish.packs) return undefined;
  listing.left -= wish.packs;
  listing.sold += wish.packs;
  const { sku, packs, name, phone } = wish;
  const { packFen, freightFen } = listing;
  const order: Order = {
    number: `MK${randomUUID().replaceAll('-', '').slice(0, 16).toUpperCase()}`,
    status: 'paid',
    at: now.toISOString(),
    lines: [{ sku, packs, packFen }],
    freightFen,
    totalFen: packs * packFen + freightFen,
    ...{ name, phone, refundedFen: 0 },
  };
  state.orders.set(order.number, order);
  return order;
}

/** An order as its seller is told. */
export function told({ paymentId: _, refundedFen: __, ...order }: Order) {
  return order;
}

/** Pays an order's buyer back, once per id; undefined when there is no such order, or not that much of it left. */
export function payBack(
  state: MarketState,
  asked: { refundId: string; paymentId: string; amountFen: number },
  now: Date,
): Refund | undefined {
  const before = state.refunds.get(asked.refundId);
  if (before) return before;
  const order = [...state.orders.values()].find(({ paymentId }) => paymentId === asked.paymentId);
  if (!order || order.refundedFen + asked.amountFen > order.totalFen) return undefined;
  order.refundedFen += asked.amountFen;
  const refund = {
    ...{ refundId: asked.refundId, amountFen: asked.amountFen },
    ...{ reference: `MR${randomUUID().replaceAll('-', '')}`, at: now.toISOString() },
  };
  state.refunds.set(asked.refundId, refund);
  return refund;
}
