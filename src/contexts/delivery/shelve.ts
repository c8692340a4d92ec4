import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { placeUri } from '#tracing';
import type { ShipmentStatus } from './kernel/journey.ts';
import { nodeById } from './nodes.ts';
import type { ScanInput } from './pack-shipment.ts';
import { observed, recordScans, scannedAt } from './record-scans.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { mayActFor } from './scope.ts';
import { putOnShelf, shipmentById } from './shipments.ts';

/**
 * A parcel is on the keeper's shelf and can be collected (EPCIS stocking); the buyer hears of it by `shipment-moved`, unless it is
 * withheld. By the people who keep the node. Refuses `delivery.node-unknown`, `delivery.shipment-unknown`, `delivery.not-allowed` and
 * `delivery.wrong-node`.
 */
export async function shelve(
  call: Call,
  input: ScanInput & { readonly nodeId: string; readonly shelf?: string },
): Promise<Outcome<ShipmentStatus>> {
  const here = await nodeById(call, input.nodeId);
  if (!here) return refuse('delivery.node-unknown');
  if (!may(call.actor, rights['keep-station']) || !mayActFor(call.actor, here.organisationId)) {
    return refuse('delivery.not-allowed');
  }
  const shipment = await shipmentById(call, input.shipmentId);
  if (!shipment) return refuse('delivery.shipment-unknown');
  if (shipment.toNodeId !== here.id) {
    const { nameZh: zh = '', nameEn: en = '', code = '' } = (await nodeById(call, shipment.toNodeId)) ?? {};
    return refuse('delivery.wrong-node', { zh, en, code });
  }

  const at = scannedAt(call, input.at);
  const statuses = await recordScans(
    call,
    'shelved',
    [{ ...input, at }],
    observed(input, {
      at,
      bizStep: 'stocking',
      disposition: 'in_progress',
      location: placeUri('node', here.id),
      ssccs: [shipment.sscc],
    }),
  );
  if (input.shelf !== undefined) await putOnShelf(call, shipment.id, input.shelf);
  return ok(statuses.get(shipment.id) ?? shipment.status);
}
