import type { Call } from '#shared/call.ts';
import { providerOf } from './merchants.ts';
import { paymentsWithoutAnswer } from './payments.ts';
import { refundsWithoutAnswer } from './refunds.ts';
import { takeNotice } from './take-notice.ts';

const TWO_MINUTES = 120_000;

/** Asks the provider about payments and refunds older than two minutes whose notice has not come: a lost notice loses no money. */
export async function askProvider(call: Call): Promise<void> {
  const before = new Date(call.now.getTime() - TWO_MINUTES);
  for (const payment of await paymentsWithoutAnswer(call, before)) {
    const provider = await providerOf(call, payment.provider);
    const notice = await provider.ask({ paymentId: payment.id }, call.now);
    if (notice) await takeNotice(call, notice);
  }
  const refunds = await refundsWithoutAnswer(call, before);
  if (refunds.length === 0) return;
  const provider = await providerOf(call, 'sandbox');
  for (const refund of refunds) {
    const notice = await provider.ask({ refundId: refund.id }, call.now);
    if (notice) await takeNotice(call, notice);
  }
}
