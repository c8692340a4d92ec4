import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { book } from './book.ts';
import { earnedShares, insertEarning, isEarned } from './earnings.ts';
import { standingShares } from './kernel/reverse.ts';
import { gathered, type Share, total } from './kernel/shares.ts';
import { lockPayment, paymentOfCheckout } from './payments.ts';
import { refundsOfPayment } from './refunds.ts';
import { type PayingRefusal, refuse } from './refusals.ts';

export interface Earning {
  /** Made by the caller: earned twice by it, it is booked once. */
  readonly id: string;
  readonly checkoutId: string;
  /** What the money was held for: the order id of its held share. */
  readonly heldFor: string;
  /** Who earns how much of it, and by which order (see `splitOf`). */
  readonly shares: readonly Share[];
}

/**
 * Turns money that was paid ahead into shares that are earned: the held share shrinks by what the shares add up to, in one booked entry.
 * A
 * later refund of an order takes back its shares. Refuses `paying.no-payment`, `paying.not-settled`; throws when less is held.
 */
export async function earn(call: Call, input: Earning): Promise<Outcome<undefined, PayingRefusal>> {
  const found = await paymentOfCheckout(call, input.checkoutId);
  const payment = found && (await lockPayment(call, found.id));
  if (!payment) return refuse('paying.no-payment');
  if (payment.status !== 'settled') return refuse('paying.not-settled');
  if (await isEarned(call, input.id)) return ok();
  const earlier = await earnedShares(call, payment.id);
  const refunded = (await refundsOfPayment(call, payment.id)).flatMap(({ split }) => split);
  const held = standingShares(gathered([...payment.split, ...earlier]), refunded).find(
    ({ orderId, share }) => orderId === input.heldFor && share === 'held',
  );
  const fen = total(input.shares);
  if (!held || fen > held.fen) throw new Error(`${fen} fen earned of ${input.heldFor}, more than is held`);
  const shares = [...input.shares, { ...held, fen: -fen }];
  await insertEarning(call, { id: input.id, paymentId: payment.id, shares });
  await book(call, [{ kind: 'sale', sourceId: input.id, paymentId: payment.id, at: call.now, shares }]);
  return ok();
}
