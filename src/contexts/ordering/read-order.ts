import { type OrderParcel, parcelOfOrder } from '#delivery';
import { payUrlOf } from '#paying';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { termsOf } from './claim-terms.ts';
import { claimsUntil } from './kernel/claim.ts';
import type { ClaimTerms } from './kernel/claim-terms.ts';
import { type QuestionToBuyer, questionsTo } from './lot-questions.ts';
import { detailsOf, type OrderDetails } from './order-details.ts';
import { type Order, ordersOfCheckout } from './orders.ts';
import { ownOrder } from './own-order.ts';
import type { OrderingRefusal } from './refusals.ts';
import { withheldOrders } from './withheld-orders.ts';

/** An order as its buyer sees it. */
export interface BuyersOrder extends OrderDetails {
  readonly order: Order;
  /** On its way: with the code that collects it. */
  readonly parcel?: OrderParcel;
  /** While it waits for a payment: where to pay, and all orders that are paid with it. */
  readonly payUrl?: string;
  readonly together: readonly Order[];
  /** Why those of them that are not handed over are not, by id. */
  readonly withheld: ReadonlyMap<string, string>;
  readonly claimsUntil?: Date;
  /** How claims on it are answered. */
  readonly terms: ClaimTerms;
  /** About lots that others found bad. */
  readonly questions: readonly QuestionToBuyer[];
}

/** An order with all that belongs to it, for its buyer. Refuses as `ownOrder` does. */
export async function readOrder(
  call: Call,
  input: { readonly number: string; readonly token?: string | undefined },
): Promise<Outcome<BuyersOrder, OrderingRefusal>> {
  const own = await ownOrder(call, input);
  if (!own.ok) return own;
  const order = own.value;
  const parcel = await parcelOfOrder(call, order.id);
  const together = await ordersOfCheckout(call, order.checkoutId);
  const payUrl = order.status === 'reserved' ? await payUrlOf(call, order.checkoutId) : undefined;
  return ok({
    order,
    ...(await detailsOf(call, order)),
    ...{ together, withheld: await withheldOrders(call, together) },
    ...(parcel ? { parcel } : {}),
    ...(payUrl ? { payUrl } : {}),
    terms: await termsOf(call, order.sellerId),
    questions: await questionsTo(call, order.id),
    ...(order.collectedAt ? { claimsUntil: claimsUntil(order.collectedAt) } : {}),
  });
}
