import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { placeUri, recordEvent, shipmentThing } from '#tracing';
import { type Crate, contentsOfCrate, crateById, crateOf, putIntoCrate } from './crates.ts';
import { nodeById } from './nodes.ts';
import type { ScanInput } from './pack-shipment.ts';
import { scannedAt } from './record-scans.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { mayActFor } from './scope.ts';
import { lockShipment } from './shipments.ts';

/**
 * A parcel goes into a crate (EPCIS AggregationEvent, ADD), which goes to the parcel's node or to the station above it. Sent again it
 * changes nothing. By the people who keep the hub. Refuses `delivery.crate-unknown`, `delivery.shipment-unknown`,
 * `delivery.not-allowed`, `delivery.shipment-cancelled`, `delivery.withheld`, `delivery.not-for-crate` and `delivery.in-other-crate`.
 */
export async function packIntoCrate(
  call: Call,
  input: Pick<ScanInput, 'id' | 'shipmentId' | 'at'> & { readonly crateId: string },
): Promise<Outcome<Crate>> {
  const crate = await crateById(call, input.crateId);
  if (!crate) return refuse('delivery.crate-unknown');
  const hub = await nodeById(call, crate.hubId);
  if (!hub || !may(call.actor, rights['pack-crates']) || !mayActFor(call.actor, hub.organisationId)) {
    return refuse('delivery.not-allowed');
  }
  const shipment = await lockShipment(call, input.shipmentId);
  if (!shipment) return refuse('delivery.shipment-unknown');
  if ((await contentsOfCrate(call, crate.id)).some(({ id }) => id === input.id)) return ok(crate);
  const { orderNumber: number, withheldReason } = shipment;
  if (shipment.cancelledAt) return refuse('delivery.shipment-cancelled', { number });
  if (withheldReason !== null) return refuse('delivery.withheld', { number, reason: withheldReason });
  const node = await nodeById(call, shipment.toNodeId);
  if (!node || (node.id !== crate.toNodeId && node.parentId !== crate.toNodeId)) {
    const { nameZh: zh = '', nameEn: en = '', code = '' } = node ?? {};
    return refuse('delivery.not-for-crate', { zh, en, code });
  }
  const other = await crateOf(call, shipment.id);
  if (other?.id === crate.id) return ok(crate);
  if (other) return refuse('delivery.in-other-crate', { crate: other.sscc.slice(-6) });

  const at = scannedAt(call, input.at);
  await putIntoCrate(call, { id: input.id, crateId: crate.id, shipmentId: shipment.id, at });
  await recordEvent(call, {
    id: input.id,
    at,
    bizStep: 'packing',
    disposition: 'in_progress',
    location: placeUri('node', hub.id),
    what: {
      type: 'AggregationEvent',
      action: 'ADD',
      parent: shipmentThing(crate.sscc),
      epcs: [shipmentThing(shipment.sscc)],
    },
  });
  await recordHelpedAct(call, 'pack-crates', number);
  return ok({ ...crate, inside: crate.inside + 1 });
}
