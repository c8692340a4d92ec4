import type { Call } from '#shared/call.ts';
import { announce, announceAll } from '#shared/outbox.ts';
import { book } from './book.ts';
import { owedBy } from './kernel/reverse.ts';
import { insertNotices } from './notices.ts';
import { lockPayments, markSettled, type Payment, paymentById } from './payments.ts';
import type { Notice } from './provider.ts';
import { markRefundSettled, refundById } from './refunds.ts';

type Paid = Extract<Notice, { kind: 'paid' }>;
type Refunded = Extract<Notice, { kind: 'refunded' }>;

/**
 * Takes notices whose signatures were checked, of however many payments, in a few round trips. Late, repeated and out-of-order notices
 * end in the same place as prompt ones: a payment settles once and is booked once, however often it is told. A notice that fits
 * nothing is kept with its problem.
 */
export async function takeNotices(call: Call, notices: readonly Notice[]): Promise<void> {
  const problems = await settle(
    call,
    notices.filter((notice) => notice.kind === 'paid'),
  );
  for (const notice of notices) {
    if (notice.kind === 'refunded') problems.set(notice, await settleRefund(call, notice));
    // It stays asked: it stands among the refunds without an answer until somebody has paid it back.
    if (notice.kind === 'refund-failed') problems.set(notice, `refund failed: ${notice.why}`);
  }
  await insertNotices(
    call,
    notices.map((notice) => ({ notice, problem: problems.get(notice) ?? null })),
  );
}

/** Settles what the notices say was paid; answers why a notice changed nothing, where it did not. */
async function settle(call: Call, notices: readonly Paid[]): Promise<Map<Notice, string | null>> {
  const problems = new Map<Notice, string | null>();
  const settled = new Map<string, { readonly payment: Payment; readonly notice: Paid }>();
  const payments = await lockPayments(call, [...new Set(notices.map(({ paymentId }) => paymentId))]);
  for (const notice of notices) {
    const payment = payments.get(notice.paymentId);
    const problem = problemOf(payment, notice, settled.get(notice.paymentId)?.notice.reference);
    if (problem !== undefined || !payment) problems.set(notice, problem ?? null);
    else settled.set(payment.id, { payment, notice });
  }
  const now = [...settled.values()].map(({ payment, notice }) => ({
    payment,
    reference: notice.reference,
    at: new Date(notice.at),
  }));
  // A closed payment settles too: the money has come, and must be on the book before it is given back.
  await markSettled(
    call,
    now.map(({ payment: { id }, reference, at }) => ({ id, reference, at })),
  );
  await book(
    call,
    now.map(({ payment: { id, split }, at }) => ({
      kind: 'sale',
      sourceId: id,
      paymentId: id,
      at,
      shares: split,
    })),
  );
  await announceAll(
    call,
    'payment-settled',
    now.map(({ payment: { id, checkoutId, amountFen }, at }) => ({
      checkoutId,
      paymentId: id,
      fen: amountFen,
      at: at.toISOString(),
    })),
  );
  return problems;
}

/** Why a notice settles nothing; null: it was known already. Undefined: it settles the payment. */
function problemOf(
  payment: Payment | undefined,
  { reference, amountFen }: Paid,
  justNow: string | undefined,
): string | null | undefined {
  if (!payment) return 'no such payment';
  const before = payment.status === 'settled' ? payment.providerReference : justNow;
  if (before !== undefined) return before === reference ? null : 'paid twice';
  if (payment.amountFen !== amountFen) return `amount differs: ${payment.amountFen} fen were due`;
  return undefined;
}

async function settleRefund(call: Call, notice: Refunded): Promise<string | null> {
  const refund = await refundById(call, notice.refundId);
  if (!refund) return 'no such refund';
  if (refund.amountFen !== notice.amountFen) return `amount differs: ${refund.amountFen} fen were asked`;
  const at = new Date(notice.at);
  if (!(await markRefundSettled(call, refund.id, at, notice.reference))) return null;
  const { id, paymentId, split, borneBy: bearer } = refund;
  const of = { sourceId: id, paymentId, at };
  const owed = bearer ? owedBy(bearer, split) : [];
  await book(call, [
    { kind: 'refund', ...of, shares: split },
    // Who alone bears it owes the others what it took from them.
    ...(bearer && owed.length > 0 ? [{ kind: 'borne' as const, ...of, shares: owed, bearer }] : []),
  ]);
  const payment = await paymentById(call, paymentId);
  if (!payment) throw new Error(`refund ${id} has no payment`);
  await announce(call, 'refund-settled', {
    refundId: id,
    checkoutId: payment.checkoutId,
    orderId: refund.orderId,
    fen: refund.amountFen,
  });
  return null;
}
