import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { allNodes, type Node } from './nodes.ts';
import type { OrderedLine } from './order-facts.ts';
import { type Parcel, parcels } from './parcels.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { type Load, loadsOf, type Round, roundById } from './rounds.ts';
import { overCounty } from './scope.ts';
import { linesOf } from './shipments.ts';

export interface ManifestParcel extends Parcel {
  readonly lines: readonly OrderedLine[];
  readonly loadedAt: Date | null;
  /** Handed over at its stop. */
  readonly handedAt: Date | null;
}

export interface ManifestStop {
  readonly position: number;
  readonly node: Node;
  /** As planned; null where nobody planned the times. */
  readonly plannedArrival: Date | null;
  readonly plannedDeparture: Date | null;
  /** What is to be done there besides handing over. */
  readonly note: string;
  readonly arrivedAt: Date | null;
  readonly parcels: readonly ManifestParcel[];
}

/** A round with its stops in order and what gets off at each. */
export interface Manifest {
  readonly round: Round;
  readonly hub: Node;
  readonly stops: readonly ManifestStop[];
}

/**
 * What a round carries. For its carrier, the hub it leaves from, and the county. Refuses `delivery.not-allowed` and
 * `delivery.round-unknown`.
 */
export async function manifestOf(call: Call, roundId: string): Promise<Outcome<Manifest>> {
  if (!may(call.actor, rights['see-hub'])) return refuse('delivery.not-allowed');
  const round = await roundById(call, roundId);
  const nodes = new Map((await allNodes(call)).map((node) => [node.id, node]));
  const hub = round && nodes.get(round.hubId);
  if (!round || !hub) return refuse('delivery.round-unknown');
  const { organisationId } = call.actor;
  const concerned = organisationId === round.carrierId || organisationId === hub.organisationId;
  if (!concerned && !overCounty(call.actor)) return refuse('delivery.round-unknown');

  const loads = await loadsOf(call, round.id);
  const ids = loads.map((load) => load.shipmentId);
  const byId = new Map((await parcels(call, 'county', { ids })).map((each) => [each.id, each]));
  const lines = await linesOf(call, ids);
  const carried = (load: Load): ManifestParcel[] => {
    const parcel = byId.get(load.shipmentId);
    if (!parcel) return [];
    const { loadedAt, arrivedAt: handedAt } = load;
    return [{ ...parcel, lines: lines.get(parcel.id) ?? [], loadedAt, handedAt }];
  };
  const stops = round.stops.flatMap(
    ({ position, nodeId, plannedArrival, plannedDeparture, note, arrivedAt }) => {
      const node = nodes.get(nodeId);
      const here = loads.filter((load) => load.stopPosition === position).flatMap(carried);
      return node
        ? [{ position, node, plannedArrival, plannedDeparture, note, arrivedAt, parcels: here }]
        : [];
    },
  );
  return ok({ round, hub, stops });
}
