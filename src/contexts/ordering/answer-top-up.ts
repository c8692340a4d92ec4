import { closePayment, openPayments } from '#paying';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { lineShares } from './line-shares.ts';
import { lockOrder, type Order } from './orders.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { buys } from './scope.ts';
import { saveTopUp, type TopUp, topUpsOf } from './top-ups.ts';

export interface TopUpAnswer {
  readonly orderId: string;
  readonly token?: string | undefined;
  readonly topUpId: string;
}

/** The buyer wants to pay what the scale showed beyond: answers where. Its split is the line's own. */
export async function payTopUp(
  call: Call,
  input: TopUpAnswer,
): Promise<Outcome<{ readonly payUrl: string }, OrderingRefusal>> {
  const found = await asked(call, input);
  if (!found.ok) return found;
  const { order, topUp } = found.value;
  const line = order.lines.find(({ position }) => position === topUp.position);
  if (!line) throw new Error(`top-up ${topUp.id} is about no line`);
  const [payment] = await openPayments(call, [
    {
      checkoutId: topUp.id,
      title: order.lang === 'zh' ? `${line.titleZh} 称重补差` : `${line.titleEn}, by the scale`,
      split: await lineShares(call, order, line, topUp.fen),
      returnTo: `/order/${order.number}/paid?t=${order.token}&top-up=${topUp.id}`,
    },
  ]);
  if (!payment) throw new Error(`no payment was opened for top-up ${topUp.id}`);
  return ok({ payUrl: payment.payUrl });
}

/** The buyer does not pay it: the seller bears it, and the goods are the buyer's all the same. */
export async function declineTopUp(
  call: Call,
  input: TopUpAnswer,
): Promise<Outcome<undefined, OrderingRefusal>> {
  const found = await asked(call, input);
  if (!found.ok) return found;
  await saveTopUp(call, found.value.topUp.id, 'declined');
  await closePayment(call, found.value.topUp.id);
  return ok();
}

async function asked(
  call: Call,
  input: TopUpAnswer,
): Promise<Outcome<{ readonly order: Order; readonly topUp: TopUp }, OrderingRefusal>> {
  const order = await lockOrder(call, input.orderId);
  if (!order) return refuse('ordering.no-such-order');
  if (!may(call.actor, rights.buy) || !buys(call.actor, order, input.token)) {
    return refuse('ordering.not-allowed');
  }
  const topUp = (await topUpsOf(call, [order.id])).find(({ id }) => id === input.topUpId);
  const open = topUp?.status === 'asked' && topUp.until > call.now && !order.endedAt;
  return topUp && open ? ok({ order, topUp }) : refuse('ordering.top-up-over');
}
