import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { announce } from '#shared/outbox.ts';
import { keptHashes } from '#shared/pictures.ts';
import { recordEvent, shipmentThing, type TraceStep } from '#tracing';
import { type Scan, type ScanKind, type ShipmentStatus, statusOf } from './kernel/journey.ts';
import { rightOfScan } from './rights.ts';
import { insertScans, type NewScan, scansOf } from './scans.ts';
import { lockShipment, moveShipment, type Shipment } from './shipments.ts';

/**
 * Writes one physical step: its scans (one per shipment), its EPCIS event, and where each shipment has come to, all in the
 * caller's transaction. A scan sent again changes nothing. Shipments are locked in id order, so that two vans never wait
 * for each other in a ring. Answers the status of each shipment.
 */
export async function recordScans(
  call: Call,
  kind: ScanKind,
  scans: readonly Omit<NewScan, 'kind'>[],
  step: TraceStep,
): Promise<ReadonlyMap<string, ShipmentStatus>> {
  const locked = new Map<string, Shipment>();
  for (const id of scans.map((scan) => scan.shipmentId).toSorted()) {
    const shipment = await lockShipment(call, id);
    if (!shipment) throw new Error(`no shipment ${id} to scan`);
    locked.set(id, shipment);
  }
  const fresh = await insertScans(
    call,
    scans.map((scan) => ({ ...scan, kind })),
  );
  if (fresh.length > 0) {
    const media = await keptHashes(
      call,
      scans.map(({ pictureId }) => pictureId),
    );
    await recordEvent(call, { ...step, media });
    await recordHelpedAct(
      call,
      rightOfScan[kind],
      [...locked.values()].map((each) => each.orderNumber).join(' '),
    );
  }
  const history = Map.groupBy(await scansOf(call, [...locked.keys()]), (scan) => scan.shipmentId);
  for (const shipment of locked.values()) await follow(call, shipment, history.get(shipment.id) ?? []);
  return new Map(
    [...locked.values()].map(({ id, cancelledAt }) => [
      id,
      statusOf(history.get(id) ?? [], cancelledAt !== null),
    ]),
  );
}

/** The EPCIS event of parcels that were seen somewhere: an ObjectEvent, OBSERVE. */
export function observed(
  input: { readonly id: string; readonly temperatureC?: string },
  seen: Pick<TraceStep, 'at' | 'bizStep' | 'disposition' | 'location'> & {
    readonly ssccs: readonly string[];
  },
): TraceStep {
  const { ssccs, ...where } = seen;
  return {
    id: input.id,
    ...where,
    ...(input.temperatureC === undefined ? {} : { temperatureC: input.temperatureC }),
    what: { type: 'ObjectEvent', action: 'OBSERVE', epcs: ssccs.map(shipmentThing) },
  };
}

/** The moment of a scan: when the scanner says, but never in our future, whatever its clock says. */
export function scannedAt(call: Call, at: Date | undefined): Date {
  return at && at < call.now ? at : call.now;
}

async function follow(call: Call, shipment: Shipment, scans: readonly Scan[]): Promise<void> {
  const status = statusOf(scans, shipment.cancelledAt !== null);
  const first = (kind: ScanKind) => scans.find((scan) => scan.kind === kind)?.at ?? null;
  const collectedAt = first('collected');
  await moveShipment(call, shipment.id, {
    status,
    readyAt: first('shelved') ?? collectedAt,
    collectedAt,
    cancelledAt: shipment.cancelledAt,
  });
  if (status === shipment.status) return;
  // On the shelf or not: nobody is told to come for what is not handed over.
  if (status === 'ready' && shipment.withheldReason !== null) return;
  const at = (scans.at(-1)?.at ?? call.now).toISOString();
  await announce(call, 'shipment-moved', { orderId: shipment.orderId, status, at });
}
