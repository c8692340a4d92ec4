import { paymentOfCheckout, refundsWithoutAnswer, takeNotices } from '#paying';
import type { Call } from '#shared/call.ts';
import { paidBefore, refundedBefore } from '../../sandbox-pay/before-it-opened.ts';

/** A checkout of the demo's history is paid at the sandbox provider, which says so. */
export async function pay(call: Call, checkoutId: string): Promise<void> {
  const payment = await paymentOfCheckout(call, checkoutId);
  if (!payment) throw new Error(`checkout ${checkoutId} has no payment`);
  const { id: paymentId, title, amountFen } = payment;
  await takeNotices(call, [await paidBefore(call.tx, { paymentId, title, amountFen }, call.now)]);
}

/** The sandbox provider pays back whatever was asked of it before this moment, and says so. */
export async function payBack(call: Call): Promise<void> {
  for (;;) {
    const asked = await refundsWithoutAnswer(call, call.now);
    if (asked.length === 0) return;
    for (const { id: refundId, paymentId, amountFen } of asked) {
      await takeNotices(call, [await refundedBefore(call.tx, { refundId, paymentId, amountFen }, call.now)]);
    }
  }
}
