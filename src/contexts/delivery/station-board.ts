import { type Call, may } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { allNodes, type Node } from './nodes.ts';
import {
  type Parcel,
  parcelsArriving,
  parcelsCollected,
  parcelsGoingOut,
  parcelsOnShelf,
} from './parcels.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { mayActFor } from './scope.ts';
import { seenParcel } from './seen-parcel.ts';

export interface StationBoard {
  readonly node: Node;
  /** The nodes the caller may look at, to change between them. */
  readonly nodes: readonly Node[];
  /** Promised for today or earlier, or on a vehicle now, and not on the shelf yet. */
  readonly arriving: readonly Parcel[];
  /** Waiting to be collected, longest first. */
  readonly shelf: readonly Parcel[];
  /** Handed over today. */
  readonly collected: readonly Parcel[];
  /** From sellers of this place, not yet at the hub: what the next vehicle takes along. */
  readonly outgoing: readonly Parcel[];
}

/**
 * A station or point today: the one asked for, or the caller's own. Refuses `delivery.not-allowed` and
 * `delivery.node-unknown`.
 */
export async function stationBoard(
  call: Call,
  input: { readonly nodeId?: string | undefined },
): Promise<Outcome<StationBoard>> {
  if (!may(call.actor, rights['see-station'])) return refuse('delivery.not-allowed');
  const nodes = (await allNodes(call)).filter(
    (node) => node.kind !== 'hub' && mayActFor(call.actor, node.organisationId),
  );
  const node = input.nodeId === undefined ? nodes[0] : nodes.find(({ id }) => id === input.nodeId);
  if (!node) return refuse('delivery.node-unknown');
  const today = dayOf(call.now);
  const seen = (found: readonly Parcel[]) => found.map((each) => seenParcel(call.actor, each));
  return ok({
    node,
    nodes,
    arriving: seen(await parcelsArriving(call, node.id, today)),
    shelf: seen(await parcelsOnShelf(call, node.id)),
    collected: seen(await parcelsCollected(call, node.id, today)),
    outgoing: seen(await parcelsGoingOut(call, node.placeCode, today)),
  });
}
