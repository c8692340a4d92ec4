import type { Channel } from '#origin';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import { milli } from '#shared/quantity.ts';
import type { LineDraw, Order, OrderLine } from './orders.ts';

/** What selling an order and telling delivery of it take: a crowd's orders are not read whole for that. */
export interface OrderToSell
  extends Pick<
    Order,
    | 'id'
    | 'checkoutId'
    | 'number'
    | 'status'
    | 'sellerId'
    | 'nodeId'
    | 'serviceId'
    | 'departs'
    | 'promisedDay'
    | 'buyerName'
    | 'buyerPhone'
    | 'grams'
    | 'channel'
  > {
  readonly lines: readonly LineToSell[];
}

export interface LineToSell extends Pick<OrderLine, 'productCode' | 'titleZh' | 'titleEn' | 'quantity'> {
  /** Of a forecast: its lot is not known yet. */
  readonly ahead: boolean;
  readonly draws: readonly Pick<LineDraw, 'lotId' | 'quantity'>[];
}

/** All orders of checkouts under lock, in id order as everyone locks them. */
export async function lockToSell(call: Call, checkoutIds: readonly string[]): Promise<OrderToSell[]> {
  const rows = await call.tx
    .selectFrom('ordering.order')
    .select(['id', 'checkoutId', 'number', 'status', 'sellerId', 'nodeId', 'serviceId', 'departs'])
    .select(['promisedDay', 'buyerName', 'buyerPhone', 'weightKg', 'channel'])
    .where('countyId', '=', call.county)
    .where('checkoutId', '=', among(checkoutIds))
    .orderBy('id')
    .forUpdate()
    .execute();
  const lines = Map.groupBy(
    await drawnLines(
      call,
      rows.map(({ id }) => id),
    ),
    ({ orderId }) => orderId,
  );
  return rows.map(({ weightKg, channel, ...row }) => ({
    ...row,
    channel: channel as Channel,
    grams: milli(weightKg),
    lines: linesOf(lines.get(row.id) ?? []),
  }));
}

/** A row for each draw, and one for each line without any. */
function drawnLines(call: Call, orderIds: readonly string[]) {
  return call.tx
    .selectFrom('ordering.orderLine as l')
    .leftJoin('ordering.orderLineLot as d', (join) =>
      join
        .onRef('d.countyId', '=', 'l.countyId')
        .onRef('d.orderId', '=', 'l.orderId')
        .onRef('d.position', '=', 'l.position'),
    )
    .select(['l.orderId', 'l.position', 'l.productCode', 'l.titleZh', 'l.titleEn', 'l.quantity', 'l.unit'])
    .select(['l.forecastId', 'd.lotId', 'd.quantity as drawn', 'd.unit as drawnUnit'])
    .where('l.countyId', '=', call.county)
    .where('l.orderId', '=', among(orderIds))
    .orderBy('l.orderId')
    .orderBy('l.position')
    .orderBy('d.lotId')
    .execute();
}

type Row = Awaited<ReturnType<typeof drawnLines>>[number];

function linesOf(rows: readonly Row[]): LineToSell[] {
  const lines: (LineToSell & { readonly position: number; readonly draws: LineToSell['draws'][number][] })[] =
    [];
  for (const row of rows) {
    const { position, productCode, titleZh, titleEn, quantity, unit, forecastId } = row;
    const { lotId, drawn, drawnUnit } = row;
    if (lines.at(-1)?.position !== position) {
      const of = { position, productCode, titleZh, titleEn, quantity: { milli: milli(quantity), unit } };
      lines.push({ ...of, ahead: forecastId !== null, draws: [] });
    }
    // In the lot's own unit, not the line's: a box is sold by the piece.
    if (lotId !== null && drawn !== null && drawnUnit !== null)
      lines.at(-1)?.draws.push({ lotId, quantity: { milli: milli(drawn), unit: drawnUnit } });
  }
  return lines;
}
