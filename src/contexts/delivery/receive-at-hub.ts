import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { placeUri } from '#tracing';
import { markBack } from './driving/turned-back.ts';
import type { ShipmentStatus } from './kernel/journey.ts';
import { nodeById } from './nodes.ts';
import type { ScanInput } from './pack-shipment.ts';
import { observed, recordScans, scannedAt } from './record-scans.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { mayActFor } from './scope.ts';
import { shipmentById } from './shipments.ts';

/**
 * A parcel has come into a hub (EPCIS receiving), also one that was turned back. By the people who keep the hub. Refuses `delivery.node-unknown`,
 * `delivery.shipment-unknown` and `delivery.not-allowed`.
 */
export async function receiveAtHub(
  call: Call,
  input: ScanInput & { readonly hubId: string },
): Promise<Outcome<ShipmentStatus>> {
  const hub = await nodeById(call, input.hubId);
  if (hub?.kind !== 'hub') return refuse('delivery.node-unknown');
  if (!may(call.actor, rights['work-hub']) || !mayActFor(call.actor, hub.organisationId)) {
    return refuse('delivery.not-allowed');
  }
  const shipment = await shipmentById(call, input.shipmentId);
  if (!shipment) return refuse('delivery.shipment-unknown');
  const at = scannedAt(call, input.at);
  const statuses = await recordScans(
    call,
    'received',
    [{ ...input, nodeId: hub.id, at }],
    observed(input, {
      at,
      bizStep: 'receiving',
      disposition: 'in_progress',
      location: placeUri('node', hub.id),
      ssccs: [shipment.sscc],
    }),
  );
  await markBack(call, shipment.id, at);
  return ok(statuses.get(shipment.id) ?? shipment.status);
}
