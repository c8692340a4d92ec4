import { type Call, may } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type TurnBackReason, type TurnedBack, turnedBackOf } from './driving/turned-back.ts';
import { type JourneyStep, journeyOf, type ShipmentStatus } from './kernel/journey.ts';
import { type Node, nodeById } from './nodes.ts';
import type { OrderedLine } from './order-facts.ts';
import { type Parcel, parcels } from './parcels.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { type ScanRecord, scansOf } from './scans.ts';
import { reachOf } from './scope.ts';
import { seenParcel } from './seen-parcel.ts';
import { servicesByIds } from './services.ts';
import { linesOf, shipmentOfOrder } from './shipments.ts';

export interface ParcelStory {
  readonly parcel: Parcel;
  readonly lines: readonly OrderedLine[];
  readonly journey: readonly JourneyStep<ScanRecord>[];
  /** Every scan, oldest first; also repeats and reports of loss. */
  readonly scans: readonly ScanRecord[];
}

/** One parcel with all that was scanned. Refuses `delivery.not-allowed` and `delivery.shipment-unknown`. */
export async function parcelOf(call: Call, id: string): Promise<Outcome<ParcelStory>> {
  if (!may(call.actor, rights['see-shipments'])) return refuse('delivery.not-allowed');
  const [parcel] = await parcels(call, await reachOf(call), { ids: [id] });
  if (!parcel) return refuse('delivery.shipment-unknown');
  const scans = await scansOf(call, [id]);
  const lines = (await linesOf(call, [id])).get(id) ?? [];
  return ok({ parcel: seenParcel(call.actor, parcel), lines, journey: journeyOf(scans), scans });
}

/** Why a parcel was not handed over, and how far back it has come. */
export interface NotLeft {
  readonly reason: TurnBackReason;
  readonly at: Date;
  /** It waits where it was turned back, is on a vehicle, or is at the hub again. */
  readonly where: 'node' | 'vehicle' | 'hub';
}

/** What a buyer may know of the way of their order. */
export interface OrderParcel {
  readonly status: ShipmentStatus;
  readonly sscc: string;
  readonly promisedDay: Day;
  /** What was said since, when that day cannot be kept. */
  readonly expectedDay: Day | null;
  readonly collectionCode: string;
  readonly shelf: string;
  readonly node: Node;
  /** What brings it. */
  readonly byBus: boolean;
  readonly cold: boolean;
  /** The last time it was not left at its node, or was sent back from there; undefined once it is under way again. */
  readonly notLeft?: NotLeft;
  readonly journey: readonly Pick<JourneyStep<ScanRecord>, 'step' | 'state' | 'scan'>[];
}

/**
 * The parcel of an order, for the buyer's own page: with the collection code, so the caller must have checked that it is the
 * buyer who asks. Undefined until the order was heard to be paid.
 */
export async function parcelOfOrder(call: Call, orderId: string): Promise<OrderParcel | undefined> {
  const shipment = await shipmentOfOrder(call, orderId);
  const node = shipment && (await nodeById(call, shipment.toNodeId));
  if (!shipment || !node) return undefined;
  const { status, sscc, promisedDay, expectedDay, collectionCode, shelf } = shipment;
  const scans = await scansOf(call, [shipment.id]);
  const notLeft = notLeftOf((await turnedBackOf(call, [shipment.id])).at(-1), scans);
  const [service] = await servicesByIds(call, [shipment.serviceId]);
  const { byBus = false, cold = false } = service ?? {};
  const journey = journeyOf(scans);
  return {
    ...{ status, sscc, promisedDay, expectedDay, collectionCode, shelf, node, journey, byBus, cold },
    ...(notLeft ? { notLeft } : {}),
  };
}

/** What was loaded again since is on its way once more. */
function notLeftOf(last: TurnedBack | undefined, scans: readonly ScanRecord[]): NotLeft | undefined {
  if (!last) return undefined;
  const { reason, at, backAt, takenAt } = last;
  if (backAt && scans.some((scan) => scan.kind === 'loaded' && scan.at > backAt)) return undefined;
  return { reason, at, where: backAt ? 'hub' : takenAt ? 'vehicle' : 'node' };
}
