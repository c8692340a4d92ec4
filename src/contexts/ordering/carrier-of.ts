import type { Call } from '#shared/call.ts';
import type { Order } from './orders.ts';

/** Who carries an order: the carrier of its service. */
export async function carrierOf(call: Call, { serviceId }: Pick<Order, 'serviceId'>): Promise<string> {
  const { carrierId } = await call.tx
    .selectFrom('delivery.vService')
    .select('carrierId')
    .where('countyId', '=', call.county)
    .where('id', '=', serviceId)
    .executeTakeFirstOrThrow();
  return carrierId;
}
