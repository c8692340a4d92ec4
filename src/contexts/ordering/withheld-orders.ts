import { withheldReasons } from '#delivery';
import type { Call } from '#shared/call.ts';
import type { Order } from './orders.ts';

/** Which of these orders are not handed over, and why, by their ids. What was collected, or has ended, is past that. */
export function withheldOrders(call: Call, orders: readonly Order[]): Promise<ReadonlyMap<string, string>> {
  const open = orders.filter(({ status, endedAt }) => status !== 'collected' && !endedAt);
  return withheldReasons(
    call,
    open.map(({ id }) => id),
  );
}
