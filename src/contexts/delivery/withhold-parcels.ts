import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { takeOffPlannedRounds } from './rounds.ts';
import { lockShipment, type Shipment, shipmentsOfOrders, withhold } from './shipments.ts';

/**
 * Stops orders' parcels where they are: whoever scans one is told not to carry or hand it over, and why. What was collected stays
 * collected. Answers the parcels as they were found. By the county's officers. Refuses `delivery.not-allowed`.
 */
export async function withholdParcels(
  call: Call,
  input: { readonly orderIds: readonly string[]; readonly reason: string },
): Promise<Outcome<readonly Shipment[]>> {
  if (!may(call.actor, rights['withhold-parcels'])) return refuse('delivery.not-allowed');
  const found = await shipmentsOfOrders(call, input.orderIds);
  const locked: Shipment[] = [];
  for (const { id } of found) {
    const shipment = await lockShipment(call, id);
    if (shipment) locked.push(shipment);
  }
  const standing = locked.filter(({ collectedAt, cancelledAt }) => !collectedAt && !cancelledAt);
  const ids = standing.map(({ id }) => id);
  await withhold(call, ids, input.reason);
  await takeOffPlannedRounds(call, ids);
  return ok(locked);
}
