import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { lotThing, placeUri, shipmentThing } from '#tracing';
import type { ShipmentStatus } from './kernel/journey.ts';
import { recordScans, scannedAt } from './record-scans.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { mayActFor } from './scope.ts';
import { linesOf, shipmentById } from './shipments.ts';

/** What every scan brings: an id made where it was scanned, the parcel, and when, how warm and in what words. */
export interface ScanInput {
  readonly id: string;
  readonly shipmentId: string;
  readonly at?: Date;
  /** °C, decimal text with at most one digit after the point. */
  readonly temperatureC?: string;
  readonly note?: string;
  readonly pictureId?: string;
}

/**
 * The goods are in the box and the label is on it: the lots become children of the parcel (EPCIS AggregationEvent, packing).
 * By the seller. Refuses `delivery.shipment-unknown` and `delivery.not-allowed`.
 */
export async function packShipment(call: Call, input: ScanInput): Promise<Outcome<ShipmentStatus>> {
  const shipment = await shipmentById(call, input.shipmentId);
  if (!shipment) return refuse('delivery.shipment-unknown');
  if (!may(call.actor, rights['pack-shipment']) || !mayActFor(call.actor, shipment.fromId)) {
    return refuse('delivery.not-allowed');
  }
  const lines = (await linesOf(call, [shipment.id])).get(shipment.id) ?? [];
  const at = scannedAt(call, input.at);
  const statuses = await recordScans(call, 'packed', [{ ...input, at }], {
    id: input.id,
    at,
    bizStep: 'packing',
    disposition: 'in_progress',
    location: placeUri('organisation', shipment.fromId),
    ...(input.temperatureC === undefined ? {} : { temperatureC: input.temperatureC }),
    what: {
      type: 'AggregationEvent',
      action: 'ADD',
      parent: shipmentThing(shipment.sscc),
      quantities: lines.flatMap(({ gtin, lotCode, milli, unit }) =>
        lotCode === null ? [] : [{ thing: lotThing(gtin, lotCode), quantity: { milli, unit } }],
      ),
    },
  });
  return ok(statuses.get(shipment.id) ?? shipment.status);
}
