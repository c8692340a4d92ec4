import { paymentOfCheckout } from '#paying';
import type { Call } from '#shared/call.ts';
import { outsideOrder } from './outside-orders.ts';
import { platformByCode, portOf } from './platforms.ts';

/** Tells the platform what became of its order: our payment's number, by which refunds name it, or why it was not taken. */
export async function onOutsideOrderAnswered(
  call: Call,
  fact: { readonly platform: string; readonly number: string },
): Promise<void> {
  const platform = await platformByCode(call, fact.platform);
  const order = platform && (await outsideOrder(call, platform.code, fact.number));
  if (!platform || !order) return;
  const payment = order.checkoutId ? await paymentOfCheckout(call, order.checkoutId) : undefined;
  await portOf(platform).answer(
    { number: order.number, paymentId: payment?.id, refusal: order.refusal?.code },
    call.now,
  );
}
