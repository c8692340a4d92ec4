import type { Call } from '#shared/call.ts';
import { type OrderToShare, type Share, sharesOf } from './kernel/shares.ts';
import { ruleInForce } from './splits.ts';

/** Who gets what of these orders, by the rule in force today. The shares of an order add up to its goods and delivery. */
export async function splitOf(call: Call, orders: readonly OrderToShare[]): Promise<Share[]> {
  const rule = await ruleInForce(call);
  return orders.flatMap((order) => sharesOf(order, rule));
}
