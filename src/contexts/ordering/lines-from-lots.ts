import { type RawBuilder, sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import { milli, type Quantity, type Unit } from '#shared/quantity.ts';
import type { Status } from './kernel/order-status.ts';

/** A line of an order that draws on a lot, with whom to warn. It names buyers: for recalls only. */
export interface LineFromLot {
  readonly orderId: string;
  readonly number: string;
  readonly position: number;
  readonly status: Status;
  readonly sellerId: string;
  readonly nodeId: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly lotId: string;
  readonly lotCode: string;
  /** How much of that lot is in the line. */
  readonly quantity: Quantity;
  readonly buyerName: string;
  readonly buyerPhone: string;
  readonly lang: 'zh' | 'en';
}

interface Row extends Omit<LineFromLot, 'quantity'> {
  readonly amount: string;
  readonly unit: Unit;
}

/** Every line that draws on one of these lots and was not called off, by order number. */
export function linesFromLots(call: Call, lotIds: readonly string[]): Promise<LineFromLot[]> {
  return linesWhere(call, sql`d.lot_id = ${among(lotIds)} and o.status not in ('cancelled', 'expired')`);
}

/** Every line of some orders, lot by lot. */
export function linesOfOrders(
  call: Call,
  which: { readonly ids: readonly string[] } | { readonly number: string },
): Promise<LineFromLot[]> {
  return linesWhere(call, 'ids' in which ? sql`o.id = ${among(which.ids)}` : sql`o.number = ${which.number}`);
}

async function linesWhere(call: Call, condition: RawBuilder<unknown>): Promise<LineFromLot[]> {
  const { rows } = await sql<Row>`
    select o.id as order_id, o.number, d.position, o.status, o.seller_id, o.node_id, l.title_zh, l.title_en, d.lot_id,
           lot.code as lot_code, d.quantity as amount, d.unit, o.buyer_name, o.buyer_phone, o.lang
    from ordering.order_line_lot d
    join ordering."order" o on o.county_id = d.county_id and o.id = d.order_id
    join ordering.order_line l on l.county_id = d.county_id and l.order_id = d.order_id and l.position = d.position
    join origin.v_lot lot on lot.county_id = d.county_id and lot.id = d.lot_id
    where d.county_id = ${call.county} and ${condition}
    order by o.number, d.position, lot.code`.execute(call.tx);
  return rows.map(({ amount, unit, ...row }) => ({ ...row, quantity: { milli: milli(amount), unit } }));
}
