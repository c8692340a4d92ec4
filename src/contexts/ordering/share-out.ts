import type { Promised } from '#delivery';
import { forecastById } from '#origin';
import { type LineToShare, type OrderToShare, type Share, splitOf } from '#paying';
import type { Call } from '#shared/call.ts';
import { moneyByDraw } from './kernel/money-by-draw.ts';
import type { Provenance } from './order-lines.ts';
import type { NewLine, NewOrder } from './order-writes.ts';

export interface OrderToPay {
  readonly order: NewOrder;
  readonly promised: Promised;
  /** Who keeps the place where it is collected. */
  readonly keeperId: string;
}

/** Who gets what of these orders: each lot's producer, the seller, the brand's holder, the keeper and the carrier. */
export async function shareOut(
  call: Call,
  orders: readonly OrderToPay[],
  provenance: Provenance,
): Promise<Share[]> {
  const toShare: OrderToShare[] = [];
  for (const { order, promised, keeperId } of orders) {
    const lines: LineToShare[] = [];
    for (const line of order.lines) lines.push(...(await partsOf(call, line, order.sellerId, provenance)));
    toShare.push({
      orderId: order.id,
      lines,
      deliveryFen: order.deliveryFen,
      carrierId: promised.carrierId,
      leaderId: keeperId,
    });
  }
  return splitOf(call, toShare);
}

async function partsOf(
  call: Call,
  line: NewLine,
  sellerId: string,
  { markOf }: Provenance,
): Promise<LineToShare[]> {
  if (line.presale) {
    const forecast = await forecastById(call, line.presale.forecastId);
    if (!forecast) throw new Error(`forecast ${line.presale.forecastId} is gone`);
    return [{ producerId: forecast.producerId, sellerId, fen: line.heldFen }];
  }
  const money = moneyByDraw(line.heldFen, line.draws);
  return line.draws.map(({ lotId, producerId }, index) => {
    const mark = markOf.get(lotId);
    return {
      producerId,
      sellerId,
      fen: money[index] ?? 0,
      ...(mark ? { brandHolderId: mark.holderId } : {}),
    };
  });
}
