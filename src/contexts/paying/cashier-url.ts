import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { providerOf } from './merchants.ts';
import { paymentById } from './payments.ts';
import { type PayingRefusal, refuse } from './refusals.ts';

/** Where to send the payer: the provider's cashier while the payment is open, else back to where they came from. */
export async function cashierUrl(
  call: Call,
  input: { readonly paymentId: string; readonly origin: string },
): Promise<Outcome<string, PayingRefusal>> {
  const payment = await paymentById(call, input.paymentId);
  if (!payment) return refuse('paying.no-payment');
  if (payment.status !== 'opened') return ok(payment.returnTo);
  const provider = await providerOf(call, payment.provider);
  return ok(
    provider.cashier(
      {
        paymentId: payment.id,
        title: payment.title,
        amountFen: payment.amountFen,
        returnUrl: new URL(payment.returnTo, input.origin).href,
      },
      call.now,
    ),
  );
}
