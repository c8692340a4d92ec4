import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { placeUri } from '#tracing';
import type { ShipmentStatus } from './kernel/journey.ts';
import { nodeById } from './nodes.ts';
import type { ScanInput } from './pack-shipment.ts';
import { observed, recordScans, scannedAt } from './record-scans.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { lockRound, putOnRound } from './rounds.ts';
import { scanById } from './scans.ts';
import { mayActFor } from './scope.ts';
import { shipmentById } from './shipments.ts';

/**
 * A parcel is on the vehicle (EPCIS loading). A parcel of another round that has not left moves to this one, when it stops
 * where the parcel goes. By the carrier. Refuses `delivery.round-unknown`, `delivery.shipment-unknown`,
 * `delivery.not-allowed`, `delivery.round-left`, `delivery.shipment-cancelled`, `delivery.withheld` and `delivery.not-on-route`.
 */
export async function loadOnRound(
  call: Call,
  input: ScanInput & { readonly roundId: string },
): Promise<Outcome<ShipmentStatus>> {
  const round = await lockRound(call, input.roundId);
  if (!round) return refuse('delivery.round-unknown');
  if (!may(call.actor, rights['drive-rounds']) || !mayActFor(call.actor, round.carrierId)) {
    return refuse('delivery.not-allowed');
  }
  const shipment = await shipmentById(call, input.shipmentId);
  if (!shipment) return refuse('delivery.shipment-unknown');
  if (await scanById(call, input.id)) return ok(shipment.status);
  if (round.status !== 'planned') return refuse('delivery.round-left', { code: round.code });
  if (shipment.cancelledAt) return refuse('delivery.shipment-cancelled', { number: shipment.orderNumber });
  if (shipment.withheldReason !== null) {
    return refuse('delivery.withheld', { number: shipment.orderNumber, reason: shipment.withheldReason });
  }
  const stop = round.stops.find(({ nodeId }) => nodeId === shipment.toNodeId);
  if (!stop) {
    const node = await nodeById(call, shipment.toNodeId);
    const { nameZh: zh = '', nameEn: en = '', code = '' } = node ?? {};
    return refuse('delivery.not-on-route', { zh, en, code, round: round.code });
  }

  await putOnRound(call, round.id, [{ shipmentId: shipment.id, stopPosition: stop.position }]);
  const at = scannedAt(call, input.at);
  const statuses = await recordScans(
    call,
    'loaded',
    [{ ...input, nodeId: round.hubId, at }],
    observed(input, {
      at,
      bizStep: 'loading',
      disposition: 'in_progress',
      location: placeUri('node', round.hubId),
      ssccs: [shipment.sscc],
    }),
  );
  return ok(statuses.get(shipment.id) ?? shipment.status);
}
