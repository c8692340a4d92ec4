import type { Call } from '#shared/call.ts';
import { providerAt } from './merchants.ts';
import { paymentById } from './payments.ts';
import { takeNotices } from './take-notices.ts';

/** Lets nobody pay any more at the provider. Who paid at that very moment is taken as paid: whoever closed it gives the money back. */
export async function onPaymentClosed(call: Call, fact: { readonly paymentId: string }): Promise<void> {
  const payment = await paymentById(call, fact.paymentId);
  if (payment?.status !== 'closed') return;
  // An account that was given up keeps nothing open.
  const provider = await providerAt(call, payment.provider);
  const notice = await provider?.close(payment.id, call.now);
  if (notice) await takeNotices(call, [notice]);
}
