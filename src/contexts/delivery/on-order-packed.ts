import type { Call } from '#shared/call.ts';
import type { OrderPacked } from './order-facts.ts';
import { replaceGoods, shipmentOfOrder } from './shipments.ts';

/** The goods of a shipment become what was weighed. */
export async function onOrderPacked(call: Call, packed: OrderPacked): Promise<void> {
  const shipment = await shipmentOfOrder(call, packed.orderId);
  if (!shipment) throw new Error(`order ${packed.orderId} is packed, but not expected`);
  await replaceGoods(call, shipment.id, packed);
}
