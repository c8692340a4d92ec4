import type { Call } from '#shared/call.ts';
import { providerOf } from './merchants.ts';
import { paymentById, paymentsWithoutAnswer } from './payments.ts';
import type { Asked, Notice } from './provider.ts';
import { refundsWithoutAnswer } from './refunds.ts';
import { takeNotices } from './take-notices.ts';

const TWO_MINUTES = 120_000;

/** Asks the provider about payments and refunds older than two minutes whose notice has not come: a lost notice loses no money. */
export async function askProvider(call: Call): Promise<void> {
  const before = new Date(call.now.getTime() - TWO_MINUTES);
  for (const { id, provider } of await paymentsWithoutAnswer(call, before)) {
    const notice = await answerOf(call, provider, { paymentId: id });
    if (notice) await takeNotices(call, [notice]);
  }
  for (const { id, paymentId } of await refundsWithoutAnswer(call, before)) {
    const payment = await paymentById(call, paymentId);
    if (!payment) throw new Error(`refund ${id} has no payment`);
    const notice = await answerOf(call, payment.provider, { paymentId, refundId: id });
    if (notice) await takeNotices(call, [notice]);
  }
}

/** One question that fails must not keep the others from being asked: it is asked again in two minutes. */
async function answerOf(call: Call, name: string, asked: Asked): Promise<Notice | undefined> {
  const provider = await providerOf(call, name);
  try {
    return await provider.ask(asked, call.now);
  } catch (error) {
    console.error(`${name} was asked about ${asked.refundId ?? asked.paymentId}: ${error}`);
    return undefined;
  }
}
