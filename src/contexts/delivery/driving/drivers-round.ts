import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Manifest, type ManifestParcel, type ManifestStop, manifestOf } from '../manifest-of.ts';
import { refuse } from '../refusals.ts';
import { rights } from '../rights.ts';
import { type Shipment, shipmentsByIds } from '../shipments.ts';
import { sharesPosition } from './positions.ts';
import { carriedBack, type TurnBackReason, waitingToBeFetched } from './turned-back.ts';

export interface DriversParcel extends ManifestParcel {
  /** Why it stayed on the vehicle. */
  readonly back: TurnBackReason | null;
}

export interface DriversStop extends Omit<ManifestStop, 'parcels'> {
  readonly parcels: readonly DriversParcel[];
  /** What waits here to go back to the hub. */
  readonly toFetch: readonly (Pick<Shipment, 'id' | 'sscc' | 'grams'> & {
    readonly reason: TurnBackReason;
  })[];
}

export interface DriversRound extends Omit<Manifest, 'stops'> {
  readonly stops: readonly DriversStop[];
  /** The caller lets their phone tell where the vehicle is. */
  readonly shares: boolean;
  /** How many parcels go back with this vehicle. */
  readonly goingBack: number;
}

/** A round as its driver needs it, with what goes back. Refuses as `manifestOf` does. */
export async function driversRound(call: Call, roundId: string): Promise<Outcome<DriversRound>> {
  if (!may(call.actor, rights['drive-rounds'])) return refuse('delivery.not-allowed');
  const manifest = await manifestOf(call, roundId);
  if (!manifest.ok) return manifest;
  const { stops } = manifest.value;
  const aboard = await carriedBack(call, roundId);
  const waiting = await waitingToBeFetched(
    call,
    stops.map(({ node }) => node.id),
  );
  const shipments = new Map(
    (
      await shipmentsByIds(
        call,
        waiting.map(({ shipmentId }) => shipmentId),
      )
    ).map((each) => [each.id, each]),
  );
  const reasonOf = new Map(aboard.map((each) => [each.shipmentId, each.reason]));
  return ok({
    ...manifest.value,
    shares: call.actor.personId !== undefined && (await sharesPosition(call, roundId, call.actor.personId)),
    goingBack: aboard.length,
    stops: stops.map((stop) => ({
      ...stop,
      parcels: stop.parcels.map((parcel) => ({
        ...parcel,
        back: parcel.handedAt === null ? (reasonOf.get(parcel.id) ?? null) : null,
      })),
      toFetch: waiting.flatMap(({ nodeId, shipmentId, reason }) => {
        const shipment = nodeId === stop.node.id ? shipments.get(shipmentId) : undefined;
        return shipment ? [{ id: shipment.id, sscc: shipment.sscc, grams: shipment.grams, reason }] : [];
      }),
    })),
  });
}
