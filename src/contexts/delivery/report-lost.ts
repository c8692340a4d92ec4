import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { ShipmentStatus } from './kernel/journey.ts';
import { allNodes, keptBy } from './nodes.ts';
import type { ScanInput } from './pack-shipment.ts';
import { observed, recordScans, scannedAt } from './record-scans.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { mayActFor } from './scope.ts';
import { shipmentById } from './shipments.ts';

/**
 * A parcel cannot be found (EPCIS holding, non_sellable_other), with the reason in `note`. The next scan finds it again. By
 * its seller, its carrier, or a keeper on its way. Refuses `delivery.shipment-unknown`, `delivery.not-allowed`,
 * `delivery.already-collected` and `delivery.reason-needed`.
 */
export async function reportLost(
  call: Call,
  input: ScanInput & { readonly note: string },
): Promise<Outcome<ShipmentStatus>> {
  const shipment = await shipmentById(call, input.shipmentId);
  if (!shipment) return refuse('delivery.shipment-unknown');
  const { actor } = call;
  const concerned =
    mayActFor(actor, shipment.fromId) ||
    mayActFor(actor, shipment.carrierId) ||
    keptBy(actor.organisationId, await allNodes(call)).has(shipment.toNodeId);
  if (!may(actor, rights['report-lost']) || !concerned) return refuse('delivery.not-allowed');
  if (!input.note.trim()) return refuse('delivery.reason-needed');
  if (shipment.collectedAt) {
    const at = shipment.collectedAt.toISOString();
    return refuse('delivery.already-collected', { number: shipment.orderNumber, at });
  }
  const at = scannedAt(call, input.at);
  const statuses = await recordScans(
    call,
    'lost',
    [{ ...input, at }],
    observed(input, { at, bizStep: 'holding', disposition: 'non_sellable_other', ssccs: [shipment.sscc] }),
  );
  return ok(statuses.get(shipment.id) ?? shipment.status);
}
