import type { Call } from '#shared/call.ts';
import { announce } from '#shared/outbox.ts';
import { book } from './book.ts';
import { insertNotice } from './notices.ts';
import { lockPayment, markSettled, paymentById } from './payments.ts';
import type { Notice } from './provider.ts';
import { markRefundSettled, refundById } from './refunds.ts';

/**
 * Takes a notice whose signature was checked. Late, repeated and out-of-order notices end in the same place as prompt ones:
 * a payment settles once and is booked once, however often it is told. A notice that fits nothing is kept with its problem.
 */
export async function takeNotice(call: Call, notice: Notice): Promise<void> {
  await insertNotice(call, notice, await problemOf(call, notice));
}

/** Does what the notice says; answers why it changed nothing, if so. */
async function problemOf(call: Call, notice: Notice): Promise<string | null> {
  if (notice.kind === 'paid') return settle(call, notice);
  if (notice.kind === 'refunded') return settleRefund(call, notice);
  // It stays asked: it stands among the refunds without an answer until somebody has paid it back.
  return `refund failed: ${notice.why}`;
}

async function settle(call: Call, notice: Extract<Notice, { kind: 'paid' }>): Promise<string | null> {
  const payment = await lockPayment(call, notice.paymentId);
  if (!payment) return 'no such payment';
  if (payment.status === 'settled')
    return payment.providerReference === notice.reference ? null : 'paid twice';
  if (payment.amountFen !== notice.amountFen) return `amount differs: ${payment.amountFen} fen were due`;
  const at = new Date(notice.at);
  // A closed payment settles too: the money has come, and must be on the book before it is given back.
  await markSettled(call, payment.id, at, notice.reference);
  await book(call, { kind: 'sale', sourceId: payment.id, paymentId: payment.id, at, shares: payment.split });
  await announce(call, 'payment-settled', {
    checkoutId: payment.checkoutId,
    paymentId: payment.id,
    fen: payment.amountFen,
    at: notice.at,
  });
  return null;
}

async function settleRefund(
  call: Call,
  notice: Extract<Notice, { kind: 'refunded' }>,
): Promise<string | null> {
  const refund = await refundById(call, notice.refundId);
  if (!refund) return 'no such refund';
  if (refund.amountFen !== notice.amountFen) return `amount differs: ${refund.amountFen} fen were asked`;
  const at = new Date(notice.at);
  if (!(await markRefundSettled(call, refund.id, at, notice.reference))) return null;
  await book(call, {
    kind: 'refund',
    sourceId: refund.id,
    paymentId: refund.paymentId,
    at,
    shares: refund.split,
  });
  const payment = await paymentById(call, refund.paymentId);
  if (!payment) throw new Error(`refund ${refund.id} has no payment`);
  await announce(call, 'refund-settled', {
    refundId: refund.id,
    checkoutId: payment.checkoutId,
    orderId: refund.orderId,
    fen: refund.amountFen,
  });
  return null;
}
