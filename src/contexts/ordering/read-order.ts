import { type OrderParcel, parcelOfOrder } from '#delivery';
import { payUrlOf } from '#paying';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { termsOf } from './claim-terms.ts';
import { claimsUntil } from './kernel/claim.ts';
import type { ClaimTerms } from './kernel/claim-terms.ts';
import { readOrderNumber } from './kernel/order-number.ts';
import { type QuestionToBuyer, questionsTo } from './lot-questions.ts';
import { detailsOf, type OrderDetails } from './order-details.ts';
import { type Order, orderByNumber, ordersOfCheckout } from './orders.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { buys } from './scope.ts';

/** An order as its buyer sees it. */
export interface BuyersOrder extends OrderDetails {
  readonly order: Order;
  /** On its way: with the code that collects it. */
  readonly parcel?: OrderParcel;
  /** While it waits for a payment: where to pay, and all orders that are paid with it. */
  readonly payUrl?: string;
  readonly together: readonly Order[];
  readonly claimsUntil?: Date;
  /** How claims on it are answered. */
  readonly terms: ClaimTerms;
  /** About lots that others found bad. */
  readonly questions: readonly QuestionToBuyer[];
}

/**
 * An order for its buyer: signed in as who placed it, or with the key of its link. A wrong key and an unknown number are told
 * apart from each other by nothing.
 */
export async function readOrder(
  call: Call,
  input: { readonly number: string; readonly token?: string | undefined },
): Promise<Outcome<BuyersOrder, OrderingRefusal>> {
  if (!may(call.actor, rights.buy)) return refuse('ordering.not-allowed');
  const number = readOrderNumber(input.number);
  const order = number === undefined ? undefined : await orderByNumber(call, number);
  if (!order || !buys(call.actor, order, input.token)) return refuse('ordering.no-such-order');
  const parcel = await parcelOfOrder(call, order.id);
  const payUrl = order.status === 'reserved' ? await payUrlOf(call, order.checkoutId) : undefined;
  return ok({
    order,
    ...(await detailsOf(call, order)),
    together: await ordersOfCheckout(call, order.checkoutId),
    ...(parcel ? { parcel } : {}),
    ...(payUrl ? { payUrl } : {}),
    terms: await termsOf(call, order.sellerId),
    questions: await questionsTo(call, order.id),
    ...(order.collectedAt ? { claimsUntil: claimsUntil(order.collectedAt) } : {}),
  });
}
