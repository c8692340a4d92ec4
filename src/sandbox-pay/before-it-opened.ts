import type { Db } from '#shared/database.ts';
import type { Fen } from '#shared/money.ts';
import { paidNotice, refundedNotice } from './notices.ts';
import { keepRefund, payTrade, refundOf, tradeFor } from './trades.ts';

/**
 * A payment made before the sandbox was opened, as the demo's own history has them: the sandbox knows it as if it had been paid at its
 * cashier, and can pay it back. Answers the notice it would have posted.
 */
export async function paidBefore(
  db: Db,
  payment: { readonly paymentId: string; readonly title: string; readonly amountFen: Fen },
  at: Date,
) {
  const trade = await tradeFor(db, { ...payment, notifyUrl: '' });
  await payTrade(db, payment.paymentId, at);
  return { ...paidNotice(trade, at), kind: 'paid' as const };
}

/** The same of a refund. */
export async function refundedBefore(
  db: Db,
  asked: { readonly refundId: string; readonly paymentId: string; readonly amountFen: Fen },
  at: Date,
) {
  await keepRefund(db, asked, at);
  const refund = await refundOf(db, asked.refundId);
  if (!refund) throw new Error(`the sandbox did not keep refund ${asked.refundId}`);
  return { ...refundedNotice(refund), kind: 'refunded' as const };
}
