import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { providerAt } from './merchants.ts';
import { type Payment, paymentById } from './payments.ts';
import type { Cashier, Payer } from './provider.ts';
import { type PayingRefusal, refuse } from './refusals.ts';

export interface AtCashier {
  readonly payment: Pick<Payment, 'title' | 'amountFen' | 'returnTo'>;
  /** Asks the provider, which may take its time. */
  readonly ask: () => Promise<Cashier>;
}

/**
 * How the payer pays: the provider's cashier while the payment is open, else back to where they came from. The provider is asked
 * once the transaction has ended: a slow one must hold no connection to the database.
 */
export async function cashierOf(
  call: Call,
  input: { readonly paymentId: string; readonly origin: string; readonly payer: Omit<Payer, 'windowUrl'> },
): Promise<Outcome<AtCashier, PayingRefusal>> {
  const payment = await paymentById(call, input.paymentId);
  if (!payment) return refuse('paying.no-payment');
  const { title, amountFen, returnTo } = payment;
  if (payment.status !== 'opened') {
    return ok({
      payment: { title, amountFen, returnTo },
      ask: async () => ({ kind: 'address', url: returnTo }),
    });
  }
  const provider = await providerAt(call, payment.provider);
  if (!provider) return refuse('paying.no-account', { provider: payment.provider });
  const shown = {
    paymentId: payment.id,
    title,
    amountFen,
    returnUrl: new URL(returnTo, input.origin).href,
    openedAt: payment.openedAt,
  };
  const windowUrl = new URL(`/pay/${payment.id}/window`, input.origin).href;
  return ok({
    payment: { title, amountFen, returnTo },
    ask: () => provider.cashier(shown, { ...input.payer, windowUrl }, call.now),
  });
}
