import type { Call } from '#shared/call.ts';
import { giveCapacityBack } from './give-capacity-back.ts';
import { statusOf } from './kernel/journey.ts';
import { takeOffPlannedRounds } from './rounds.ts';
import { scansOf } from './scans.ts';
import { lockShipment, moveShipment, shipmentOfOrder } from './shipments.ts';

/** A cancelled order's parcel is not carried any further, and its place on the departure is free again. */
export async function onOrderCancelled(call: Call, { orderId }: { readonly orderId: string }): Promise<void> {
  await giveCapacityBack(call, { orderId });
  const known = await shipmentOfOrder(call, orderId);
  const shipment = known && (await lockShipment(call, known.id));
  if (!shipment || shipment.cancelledAt) return;
  const status = statusOf(await scansOf(call, [shipment.id]), true);
  await moveShipment(call, shipment.id, { ...shipment, status, cancelledAt: call.now });
  await takeOffPlannedRounds(call, [shipment.id]);
}
