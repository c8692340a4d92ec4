import { type Call, may } from '#shared/call.ts';
import { announce } from '#shared/outbox.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { carryOut, payBack } from './carry-out.ts';
import { stillPaid } from './kernel/line-money.ts';
import { cancelled } from './kernel/order.ts';
import { lockOrder, type Order } from './orders.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { voidTopUps } from './void-top-ups.ts';

/** Lines of one order whose goods are recalled. */
export interface LinesToTakeBack {
  readonly orderId: string;
  readonly positions: readonly number[];
}

/**
 * Takes recalled goods back from their buyers. An order that is not packed yet ends, with everything returned; of one that is, the
 * recalled lines are paid back, wherever the parcel is. What is reserved and not paid is left: its lot is on hold, so its payment
 * will be given back by itself. Done twice it pays once. By the county's officers.
 */
export async function takeBack(
  call: Call,
  input: { readonly orders: readonly LinesToTakeBack[]; readonly words: string },
): Promise<Outcome<undefined, OrderingRefusal>> {
  if (!may(call.actor, rights['take-back'])) return refuse('ordering.not-allowed');
  for (const { orderId, positions } of input.orders.toSorted((a, b) => a.orderId.localeCompare(b.orderId))) {
    const order = await lockOrder(call, orderId);
    if (!order) return refuse('ordering.no-such-order');
    await takeBackOne(call, order, { positions, words: input.words });
  }
  return ok();
}

async function takeBackOne(
  call: Call,
  order: Order,
  { positions, words }: { readonly positions: readonly number[]; readonly words: string },
): Promise<void> {
  if (order.paidAt === undefined || order.endedAt !== undefined) return;
  const consequence = cancelled(order);
  if (consequence) {
    await carryOut(call, [{ order, consequence }], { cause: 'recalled', words });
    await announce(call, 'order-cancelled', { orderId: order.id });
    return;
  }
  for (const line of order.lines) {
    if (!positions.includes(line.position)) continue;
    await voidTopUps(call, [order.id], line.position);
    const fen = stillPaid(line);
    if (fen === 0) continue;
    await payBack(call, order, { cause: 'recalled', fen, position: line.position });
  }
}
