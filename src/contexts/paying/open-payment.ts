import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { type Share, total } from './kernel/shares.ts';
import { insertPayment, paymentOfCheckout } from './payments.ts';

export interface PaymentToOpen {
  readonly checkoutId: string;
  /** What the payer reads at the cashier's. */
  readonly title: string;
  /** Who gets what when it settles (see `splitOf`); their sum is the amount. */
  readonly split: readonly Share[];
  /** Own path where the payer comes back to. */
  readonly returnTo: string;
}

export interface OpenedPayment {
  readonly paymentId: string;
  /** Own path that sends the payer on to the cashier; good for as long as the payment is open. */
  readonly payUrl: string;
}

/** Opens the one payment of a checkout. Asked again for the same checkout, it answers the payment that stands. */
export async function openPayment(call: Call, input: PaymentToOpen): Promise<OpenedPayment> {
  await insertPayment(call, {
    id: newId(call.now),
    ...input,
    amountFen: total(input.split),
    status: 'opened',
    provider: 'sandbox',
    providerReference: null,
    openedAt: call.now,
    refundedFen: 0,
  });
  const payment = await paymentOfCheckout(call, input.checkoutId);
  if (!payment) throw new Error(`the payment of checkout ${input.checkoutId} was not written`);
  return { paymentId: payment.id, payUrl: `/pay/${payment.id}` };
}
