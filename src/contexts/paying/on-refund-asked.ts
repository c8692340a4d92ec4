import type { Call } from '#shared/call.ts';
import { providerOf } from './merchants.ts';
import { paymentById } from './payments.ts';
import { refundById } from './refunds.ts';
import { takeNotice } from './take-notice.ts';

/** Sends a refund to the provider. Sent twice it is one refund there: our id names it. */
export async function onRefundAsked(call: Call, fact: { readonly refundId: string }): Promise<void> {
  const refund = await refundById(call, fact.refundId);
  const payment = refund && (await paymentById(call, refund.paymentId));
  if (!payment) throw new Error(`refund ${fact.refundId} has no payment`);
  if (refund.status === 'settled') return;
  const provider = await providerOf(call, payment.provider);
  const notice = await provider.refund(
    {
      refundId: refund.id,
      paymentId: payment.id,
      amountFen: refund.amountFen,
      paidFen: payment.amountFen,
      reason: refund.reason,
    },
    call.now,
  );
  if (notice) await takeNotice(call, notice);
}
