import type { ordersOfCycle } from '#ordering';
import type { Joined } from './kernel/decide.ts';

/** A member's order as ordering tells it. */
export type OrderOfCycle = Awaited<ReturnType<typeof ordersOfCycle>>[number];

/** The paid ones, as the rules read them. */
export function joinedOf(orders: readonly OrderOfCycle[]): Joined[] {
  return orders
    .filter(({ status }) => status !== 'reserved')
    .map(({ id, buyerPhone, lines }) => ({
      orderId: id,
      member: buyerPhone,
      lines: lines
        .filter(({ finalFen }) => finalFen !== 0)
        .map(({ position, offerId, quantity, heldFen, refundedFen }) => ({
          position,
          offerId,
          milli: quantity.milli,
          fen: heldFen - refundedFen,
        })),
    }));
}
