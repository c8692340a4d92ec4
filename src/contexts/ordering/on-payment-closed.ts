import type { Call } from '#shared/call.ts';
import { carryOut } from './carry-out.ts';
import { endingsOf } from './expire-unpaid.ts';
import { lockOrdersOfCheckouts } from './orders.ts';

/** The payment of a checkout was closed without money: what still waits for it is given back now, not in 15 minutes. */
export async function onPaymentClosed(call: Call, fact: { readonly checkoutId: string }): Promise<void> {
  const orders = await lockOrdersOfCheckouts(call, [fact.checkoutId]);
  await carryOut(call, endingsOf(orders), { cause: 'unpaid' });
}
