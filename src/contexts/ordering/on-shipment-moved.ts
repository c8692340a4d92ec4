import type { Call } from '#shared/call.ts';
import { carryOut } from './carry-out.ts';
import { moved, movedTo } from './kernel/order.ts';
import { type Stamp, saveStatus } from './order-writes.ts';
import { lockOrder, lockStatus } from './orders.ts';

/**
 * The parcel moved. The order follows it forwards, never back: facts come late and out of order. `at` is when it happened,
 * from which the hours for a claim count.
 */
export async function onShipmentMoved(
  call: Call,
  fact: { readonly orderId: string; readonly status: string; readonly at: string },
): Promise<void> {
  const before = await lockStatus(call, fact.orderId);
  const status = before && movedTo(before, fact.status);
  if (!status) return;
  if (status === 'lost') return lose(call, fact);
  await saveStatus(call, [fact.orderId], status, stampOf(status, new Date(fact.at)));
}

async function lose(call: Call, fact: { readonly orderId: string; readonly status: string }): Promise<void> {
  const order = await lockOrder(call, fact.orderId);
  const consequence = order && moved(order, fact.status);
  if (consequence) await carryOut(call, [{ order, consequence }], { cause: 'lost' });
}

function stampOf(status: string, at: Date): Stamp {
  if (status === 'ready') return { readyAt: at };
  return status === 'collected' ? { collectedAt: at } : {};
}
