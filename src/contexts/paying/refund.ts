import type { Call } from '#shared/call.ts';
import { type Fen, priceTag } from '#shared/money.ts';
import { announce } from '#shared/outbox.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { earnedShares } from './earnings.ts';
import { reversedShares, standingShares } from './kernel/reverse.ts';
import { type Bearer, gathered, type Share, total } from './kernel/shares.ts';
import { addRefunded, lockPayment, paymentOfCheckout } from './payments.ts';
import { insertRefund, refundById, refundsOfPayment } from './refunds.ts';
import { type PayingRefusal, refuse } from './refusals.ts';

export interface RefundToMake {
  /** Made by the caller: asking twice refunds once. */
  readonly refundId: string;
  readonly checkoutId: string;
  readonly orderId: string;
  readonly fen: Fen;
  readonly reason: string;
  /** Who alone bears it; without, everyone gives their part of it. */
  readonly borneBy?: Bearer | undefined;
  /** The shares in the goods it is about: taken from first. Without, from all of the order's. */
  readonly of?: readonly Share[] | undefined;
}

/**
 * Gives part of an order's payment back, taking the same part from each share (goods first, delivery fee last). Who bears it alone
 * gives from their own share first, and owes the others what it took from them: booked when the refund is.
 * The money is on its way when this commits; `refund-settled` says when it has arrived.
 */
export async function refund(call: Call, input: RefundToMake): Promise<Outcome<undefined, PayingRefusal>> {
  const found = await paymentOfCheckout(call, input.checkoutId);
  const payment = found && (await lockPayment(call, found.id));
  if (!payment) return refuse('paying.no-payment');
  if (await refundById(call, input.refundId)) return ok();
  if (payment.status !== 'settled') return refuse('paying.not-settled');
  const earlier = await refundsOfPayment(call, payment.id);
  const shares = gathered([...payment.split, ...(await earnedShares(call, payment.id))]);
  const standing = standingShares(
    shares.filter((share) => share.orderId === input.orderId),
    earlier.flatMap((refunded) => refunded.split),
  );
  const left = total(standing);
  if (input.fen <= 0 || input.fen > left) {
    return refuse('paying.more-than-paid', { asked: priceTag(input.fen), left: priceTag(left) });
  }
  await insertRefund(call, {
    id: input.refundId,
    paymentId: payment.id,
    orderId: input.orderId,
    amountFen: input.fen,
    reason: input.reason,
    split: reversedShares(standing, input.fen, { bearer: input.borneBy, of: input.of }),
    borneBy: input.borneBy ?? null,
    status: 'asked',
    askedAt: call.now,
  });
  await addRefunded(call, payment.id, input.fen);
  await announce(call, 'refund-asked', { refundId: input.refundId });
  return ok();
}
