import { closePayment } from '#paying';
import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { announce } from '#shared/outbox.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { carryOut, type Ending } from './carry-out.ts';
import { cancelled } from './kernel/order.ts';
import { sentence } from './kernel/sentence.ts';
import { lockOrder, lockOrdersOfCheckouts, type Order, orderById } from './orders.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { buys, overCounty, sells } from './scope.ts';

/**
 * Calls an order off before it is packed: by its buyer (`token` when not signed in), or by its seller or an officer with a
 * reason the buyer will read. Gives back what it holds and everything that was paid. Before the payment, all orders of the
 * checkout end together: they are paid at once or not at all.
 */
export async function cancelOrder(
  call: Call,
  input: { readonly orderId: string; readonly token?: string | undefined; readonly words: string },
): Promise<Outcome<undefined, OrderingRefusal>> {
  const found = await orderById(call, input.orderId);
  if (!found) return refuse('ordering.no-such-order');
  const byBuyer = may(call.actor, rights.buy) && buys(call.actor, found, input.token);
  if (!byBuyer && !mayForSeller(call, found)) return refuse('ordering.not-allowed');
  const words = sentence(input.words);
  if (words === undefined) return refuse('ordering.words-too-long', { most: 200 });
  if (!byBuyer && words === '') return refuse('ordering.reason-missing');

  const endings = await endingsOf(call, found);
  if (endings.length === 0) {
    return found.status === 'cancelled' ? ok() : refuse('ordering.too-late-to-cancel');
  }
  await carryOut(call, endings, { cause: 'cancelled', words });
  if (found.status === 'reserved') await closePayment(call, found.checkoutId);
  for (const { order } of endings) {
    if (order.status !== 'reserved') await announce(call, 'order-cancelled', { orderId: order.id });
    await recordHelpedAct(call, 'cancel-order', order.number);
  }
  return ok();
}

function mayForSeller(call: Call, order: Order): boolean {
  if (!may(call.actor, rights['cancel-orders'])) return false;
  return sells(call.actor, order) || overCounty(call.actor);
}

async function endingsOf(call: Call, { id, checkoutId, status }: Order): Promise<Ending[]> {
  const locked =
    status === 'reserved' ? await lockOrdersOfCheckouts(call, [checkoutId]) : [await lockOrder(call, id)];
  // Paid while we waited for the lock: then only the order that was asked for is called off.
  const meant = locked.filter((order) => order?.status === 'reserved' || order?.id === id);
  return meant.flatMap((order) => {
    const consequence = order && cancelled(order);
    return consequence ? [{ order, consequence }] : [];
  });
}
