import type { Call } from '#shared/call.ts';
import { takenBack } from './kernel/handed-on.ts';
import { providerOf } from './merchants.ts';
import { paymentById } from './payments.ts';
import type { TakeBack } from './provider.ts';
import { type Refund, refundById } from './refunds.ts';
import { sharingNumber } from './share-out.ts';
import { sharingsOf } from './sharings.ts';
import { takeNotices } from './take-notices.ts';

/** Sends a refund to the provider. Sent twice it is one refund there: our id names it. */
export async function onRefundAsked(call: Call, fact: { readonly refundId: string }): Promise<void> {
  const refund = await refundById(call, fact.refundId);
  const payment = refund && (await paymentById(call, refund.paymentId));
  if (!payment) throw new Error(`refund ${fact.refundId} has no payment`);
  if (refund.status === 'settled') return;
  const provider = await providerOf(call, payment.provider);
  const takeBack = await takeBackOf(call, refund);
  const notice = await provider.refund(
    {
      refundId: refund.id,
      paymentId: payment.id,
      amountFen: refund.amountFen,
      paidFen: payment.amountFen,
      reason: refund.reason,
      takeBack,
    },
    call.now,
  );
  if (notice) await takeNotices(call, [notice]);
}

/** What was handed on of the shares this refund takes back. While they are being handed on, it waits. */
async function takeBackOf(call: Call, refund: Refund): Promise<TakeBack[]> {
  const sharings = await sharingsOf(call, refund.paymentId);
  if (sharings.some((sharing) => sharing.status === 'planned')) {
    throw new Error(`payment ${refund.paymentId} is being shared out: refund ${refund.id} goes later`);
  }
  return sharings.flatMap(({ position, receivers }) =>
    takenBack(refund.split, receivers).map(({ account, fen }, index) => ({
      sharingNumber: sharingNumber(refund.paymentId, position),
      number: `${refund.id.replaceAll('-', '')}-${position}-${index}`,
      account,
      fen,
    })),
  );
}
