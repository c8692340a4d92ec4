import { closePayment } from '#paying';
import type { Call } from '#shared/call.ts';
import { payBack } from './carry-out.ts';
import { lockOrder } from './orders.ts';
import { addTopUp, lapsedTopUps, saveTopUp, type TopUp, topUpsByIds } from './top-ups.ts';

/**
 * The money of top-ups has come, by the checkouts they are paid by; other checkouts are passed over. What comes after it was declined, or
 * after everything was given back, goes back whole.
 */
export async function settleTopUps(call: Call, checkoutIds: readonly string[]): Promise<void> {
  for (const { id, orderId } of await topUpsByIds(call, checkoutIds)) {
    const order = await lockOrder(call, orderId);
    // Read again under the lock: it may have been declined while this waited.
    const [topUp] = await topUpsByIds(call, [id]);
    if (!order || !topUp) throw new Error(`top-up ${id} is of no order`);
    if (topUp.status === 'paid' || topUp.refundedFen > 0) continue;
    const wanted = topUp.status === 'asked' && !order.endedAt;
    await addTopUp(call, topUp, wanted);
    if (wanted) await saveTopUp(call, id, 'paid');
    else
      await payBack(call, order, {
        cause: 'late-payment',
        fen: topUp.fen,
        position: topUp.position,
        topUpId: id,
      });
  }
}

/** Nobody answered in time: the seller bears it. */
export async function lapseTopUps(call: Call): Promise<number> {
  const lapsed = await lapsedTopUps(call, 200);
  for (const topUp of lapsed) await lapse(call, topUp);
  return lapsed.length;
}

async function lapse(call: Call, { id, orderId }: TopUp): Promise<void> {
  await lockOrder(call, orderId);
  const [topUp] = await topUpsByIds(call, [id]);
  if (topUp?.status !== 'asked') return;
  await saveTopUp(call, id, 'lapsed');
  await closePayment(call, id);
}
