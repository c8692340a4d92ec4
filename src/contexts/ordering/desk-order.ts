import { maskedName } from '#people';
import { type Actor, type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { readOrderNumber } from './kernel/order-number.ts';
import { phoneTail } from './kernel/personal.ts';
import { type LineEntry, lineEntriesOf } from './line-entries.ts';
import { detailsOf, type OrderDetails } from './order-details.ts';
import { type Order, orderByNumber } from './orders.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { growsAll, overCounty, sells } from './scope.ts';

/** An order without what only its buyer needs: the key of its link and the whole phone number. */
export interface SeenOrder extends Omit<Order, 'token' | 'buyerPhone'> {
  readonly phoneTail: string;
}

export interface DeskOrder extends OrderDetails {
  readonly order: SeenOrder;
  /** What this caller may do with it now. */
  readonly mayPack: boolean;
  readonly mayCancel: boolean;
  /** What growers weighed of their own goods in it. */
  readonly entries: readonly LineEntry[];
}

/** One order at the desk: of the caller's organisation, of whose household all of it is, or any for the county's officers. */
export async function deskOrder(
  call: Call,
  input: { readonly number: string },
): Promise<Outcome<DeskOrder, OrderingRefusal>> {
  const { actor } = call;
  if (!may(actor, rights['see-orders'])) return refuse('ordering.not-allowed');
  const number = readOrderNumber(input.number);
  const order = number === undefined ? undefined : await orderByNumber(call, number);
  if (!order) return refuse('ordering.no-such-order');
  const toPack = order.status === 'paid' && !order.packedAt && !order.awaitsCycle;
  const handles = sells(actor, order) || growsAll(actor, order);
  if (!handles && !overCounty(actor)) return refuse('ordering.not-allowed');
  return ok({
    order: seenBy(actor, order),
    ...(await detailsOf(call, order)),
    entries: await lineEntriesOf(call, [order.id]),
    mayPack: handles && may(actor, rights['pack-orders']) && toPack,
    mayCancel:
      may(actor, rights['cancel-orders']) && (order.status === 'paid' || order.status === 'reserved'),
  });
}

/** Who packs writes the name on the parcel; who only oversees need not know it. */
export function seenBy(actor: Actor, { token: _, buyerPhone, ...order }: Order): SeenOrder {
  const packs = sells(actor, order) || growsAll(actor, order);
  return {
    ...order,
    buyerName: packs ? order.buyerName : maskedName(order.buyerName),
    phoneTail: phoneTail(buyerPhone),
  };
}
