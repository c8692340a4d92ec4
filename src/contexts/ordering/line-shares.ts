import { paymentOfCheckout, type Share, splitOf } from '#paying';
import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { moneyByDraw } from './kernel/money-by-draw.ts';
import type { Order, OrderLine } from './orders.ts';

/**
 * Who gets what of an amount that one line of a paid order came to: its own growers, and the same seller, brand, point and carrier as of
 * the order. No delivery fee is in it.
 */
export async function lineShares(
  call: Call,
  order: Pick<Order, 'id' | 'checkoutId' | 'sellerId'>,
  line: Pick<OrderLine, 'draws' | 'brandId'>,
  fen: Fen,
): Promise<Share[]> {
  const payment = await paymentOfCheckout(call, order.checkoutId);
  const own = payment?.split.filter(({ orderId }) => orderId === order.id) ?? [];
  const holder = (kind: Share['share']) => own.find(({ share }) => share === kind)?.organisationId;
  const brandHolderId = line.brandId === undefined ? undefined : holder('brand');
  const money = moneyByDraw(fen, line.draws);
  return splitOf(call, [
    {
      orderId: order.id,
      lines: line.draws.map(({ producerId }, index) => ({
        producerId,
        sellerId: order.sellerId,
        fen: money[index] ?? 0,
        ...(brandHolderId ? { brandHolderId } : {}),
      })),
      deliveryFen: 0,
      carrierId: holder('carrier') ?? order.sellerId,
      leaderId: holder('leader') ?? order.sellerId,
    },
  ]);
}
