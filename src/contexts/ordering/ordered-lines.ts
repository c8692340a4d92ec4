import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import type { Status } from './kernel/order-status.ts';

/** A line as it was ordered, with its buyer, whatever became of the order. It names buyers: for recalls only. */
export interface OrderedLine {
  readonly orderId: string;
  readonly position: number;
  readonly number: string;
  readonly status: Status;
  readonly sellerId: string;
  readonly nodeId: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly buyerName: string;
  readonly buyerPhone: string;
}

/** The lines of some orders, by order number. */
export async function orderedLines(call: Call, orderIds: readonly string[]): Promise<OrderedLine[]> {
  const { rows } = await sql<OrderedLine>`
    select o.id as order_id, l.position, o.number, o.status, o.seller_id, o.node_id, l.title_zh, l.title_en,
           o.buyer_name, o.buyer_phone
    from ordering."order" o
    join ordering.order_line l on l.county_id = o.county_id and l.order_id = o.id
    where o.county_id = ${call.county} and o.id = ${among(orderIds)}
    order by o.number, l.position`.execute(call.tx);
  return rows;
}
