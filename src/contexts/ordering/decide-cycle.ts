import { closePayment } from '#paying';
import type { Call } from '#shared/call.ts';
import { announce } from '#shared/outbox.ts';
import { carryOut } from './carry-out.ts';
import { lockOrdersOfCycle } from './cycle-orders.ts';
import { cancelled } from './kernel/order.ts';
import { type LeftOut, leaveOut } from './leave-out.ts';
import { stopAwaiting } from './order-writes.ts';
import type { Order } from './orders.ts';

/** What is taken out of the orders of a cycle that comes about. */
export interface PartOut {
  readonly orderId: string;
  readonly lines: readonly LeftOut[];
}

/**
 * The cycle comes about: its orders may be packed, without what is left out, which is paid back; an order of which nothing stays ends.
 * The orders were locked by `lockOrdersOfCycle`.
 */
export async function confirmCycle(
  call: Call,
  input: { readonly cycleId: string; readonly orders: readonly Order[]; readonly out: readonly PartOut[] },
): Promise<void> {
  const emptied: Order[] = [];
  for (const { orderId, lines } of input.out) {
    const order = input.orders.find(({ id }) => id === orderId);
    if (order?.status !== 'paid') continue;
    const nothingStays = order.lines.every((line) =>
      lines.some(({ position, milli }) => position === line.position && milli >= line.quantity.milli),
    );
    if (nothingStays) emptied.push(order);
    else await leaveOut(call, order, lines);
  }
  await endAll(call, emptied, '');
  await stopAwaiting(call, input.cycleId);
}

/** The cycle does not come about: all its orders end, and everything is paid back. */
export async function endCycle(
  call: Call,
  input: { readonly cycleId: string; readonly words: string },
): Promise<void> {
  await endAll(call, await lockOrdersOfCycle(call, input.cycleId), input.words);
  await stopAwaiting(call, input.cycleId);
}

async function endAll(call: Call, orders: readonly Order[], words: string): Promise<void> {
  const endings = orders.flatMap((order) => {
    const consequence = cancelled(order);
    return consequence ? [{ order, consequence }] : [];
  });
  await carryOut(call, endings, { cause: 'group-failed', words });
  for (const { order } of endings) {
    if (order.status === 'reserved') await closePayment(call, order.checkoutId);
    else await announce(call, 'order-cancelled', { orderId: order.id });
  }
}
