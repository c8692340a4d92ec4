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
  /** Who keeps the place where it is collected, or leads the group buy it belongs to. */
  readonly keeperId: string;
}

/** Who gets what of each order: each lot's producer, the seller, the brand's holder, the keeper and the carrier. */
export async function shareOut(
  call: Call,
  orders: readonly OrderToPay[],
  provenance: Provenance,
): Promise<ReadonlyMap<string, readonly Share[]>> {
  const growers = await growersAhead(call, orders);
  const toShare = orders.map(
    ({ order, promised, keeperId }): OrderToShare => ({
      orderId: order.id,
      lines: order.lines.flatMap((line) => partsOf(line, { order, provenance, growers })),
      deliveryFen: order.deliveryFen,
      carrierId: promised.carrierId,
      leaderId: keeperId,
    }),
  );
  return Map.groupBy(await splitOf(call, toShare), ({ orderId }) => orderId);
}

/** Who will pick what is sold ahead, by forecast. */
async function growersAhead(call: Call, orders: readonly OrderToPay[]): Promise<ReadonlyMap<string, string>> {
  const growers = new Map<string, string>();
  const lines = orders.flatMap(({ order }) => order.lines);
  for (const id of new Set(lines.flatMap(({ presale }) => presale?.forecastId ?? []))) {
    const forecast = await forecastById(call, id);
    if (!forecast) throw new Error(`forecast ${id} is gone`);
    growers.set(id, forecast.producerId);
  }
  return growers;
}

function partsOf(
  line: NewLine,
  {
    order: { sellerId, promisedDay },
    provenance,
    growers,
  }: {
    readonly order: NewOrder;
    readonly provenance: Provenance;
    readonly growers: ReadonlyMap<string, string>;
  },
): LineToShare[] {
  if (line.presale) {
    return [{ producerId: growers.get(line.presale.forecastId) ?? '', sellerId, fen: line.heldFen }];
  }
  const money = moneyByDraw(line.heldFen, line.draws);
  return line.draws.map(({ lotId, producerId }, index) => {
    const mark = provenance.markOf(lotId, promisedDay);
    return {
      producerId,
      sellerId,
      fen: money[index] ?? 0,
      ...(mark ? { brandHolderId: mark.holderId } : {}),
    };
  });
}
