import type { Call } from '#shared/call.ts';
import { announce } from '#shared/outbox.ts';
import { lockPayment, markClosed, paymentOfCheckout } from './payments.ts';

/**
 * Closes an unpaid payment, e.g. when its reservation expires. A settled one stays as it is.
 * The payer may be paying at this very moment: such a late payment still settles, and whoever closed it refunds it.
 */
export async function closePayment(call: Call, checkoutId: string): Promise<void> {
  const found = await paymentOfCheckout(call, checkoutId);
  const payment = found && (await lockPayment(call, found.id));
  if (payment?.status !== 'opened') return;
  await markClosed(call, payment.id);
  await announce(call, 'payment-closed', { checkoutId, paymentId: payment.id });
}
