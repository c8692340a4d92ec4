import { type Call, may } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { contentsOfCrate, crateByLabel } from './crates.ts';
import { parcelByLabel } from './find-parcels.ts';
import { ssccOrTail } from './kernel/sscc.ts';
import { allNodes, keptBy } from './nodes.ts';
import { parcels } from './parcels.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { mayActFor, reachOf } from './scope.ts';
import { servicesByIds } from './services.ts';
import { type Shipment, shipmentById, shipmentsByIds, standingOfServices } from './shipments.ts';

/** Parcels something happens to together, all of one carrier. */
export interface Touched {
  readonly carrierId: string;
  readonly shipmentIds: readonly string[];
  /** Where they go, and their orders' numbers. */
  readonly nodeIds: readonly string[];
  readonly orderNumbers: readonly string[];
}

/** How a parcel stands that nothing can happen to any more. */
export const OVER: readonly string[] = ['collected', 'cancelled', 'lost'];

/**
 * What goes with the departures of some services of one carrier on a day and is not there yet. By the carrier, whoever keeps a node
 * they run to, and the county. Refuses `delivery.not-allowed` and `delivery.service-unknown`.
 */
export async function parcelsGoingWith(
  call: Call,
  { serviceIds, day }: { readonly serviceIds: readonly string[]; readonly day: Day },
): Promise<Outcome<Touched>> {
  if (!may(call.actor, rights['see-hub'])) return refuse('delivery.not-allowed');
  const services = await servicesByIds(call, serviceIds);
  const [first] = services;
  if (!first || services.some(({ carrierId }) => carrierId !== first.carrierId)) {
    return refuse('delivery.service-unknown');
  }
  const kept = keptBy(call.actor.organisationId, await allNodes(call));
  const concerned = services.some(({ toNodeId }) => kept.has(toNodeId));
  if (!concerned && !mayActFor(call.actor, first.carrierId)) return refuse('delivery.not-allowed');
  const found = await standingOfServices(call, serviceIds, day);
  return ok(together(first.carrierId, found));
}

/**
 * The parcel a label names, or what is in the crate it names, of those the caller may see; not what was collected. Refuses `delivery.not-allowed`,
 * `delivery.shipment-unknown` and `delivery.label-ambiguous`.
 */
export async function parcelsUnder(call: Call, text: string): Promise<Outcome<Touched>> {
  const label = ssccOrTail(text);
  const crate = label && may(call.actor, rights['see-crates']) ? await crateByLabel(call, label) : undefined;
  if (crate) {
    const inside = (await contentsOfCrate(call, crate.id)).filter(({ outAt }) => outAt === null);
    const ids = inside.map(({ shipmentId }) => shipmentId);
    const seen = ids.length === 0 ? [] : await parcels(call, await reachOf(call), { ids });
    return touched(
      await shipmentsByIds(
        call,
        seen.map(({ id }) => id),
      ),
    );
  }
  const parcel = await parcelByLabel(call, text);
  if (!parcel.ok) return parcel;
  const shipment = await shipmentById(call, parcel.value.id);
  return touched(shipment ? [shipment] : []);
}

function touched(shipments: readonly Shipment[]): Outcome<Touched> {
  const standing = shipments.filter(({ status }) => !OVER.includes(status));
  const [first] = standing;
  if (!first) return refuse('delivery.shipment-unknown');
  const own = standing.filter(({ carrierId }) => carrierId === first.carrierId);
  return ok(together(first.carrierId, own));
}

export function together(
  carrierId: string,
  shipments: readonly Pick<Shipment, 'id' | 'toNodeId' | 'orderNumber'>[],
): Touched {
  return {
    carrierId,
    shipmentIds: shipments.map(({ id }) => id),
    nodeIds: [...new Set(shipments.map(({ toNodeId }) => toNodeId))],
    orderNumbers: shipments.map(({ orderNumber }) => orderNumber),
  };
}
