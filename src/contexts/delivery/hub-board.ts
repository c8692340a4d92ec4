import { type Call, may } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type DepartureLoad, departuresOn } from './departures.ts';
import { onTheWayIn, type SentIn } from './keeping/sent-in.ts';
import { allNodes, hubOf, keptBy, type Node } from './nodes.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { mayActFor } from './scope.ts';

export interface BoardRow extends DepartureLoad {
  readonly node: Node;
}

export interface HubBoard {
  readonly hub: Node;
  readonly hubs: readonly Node[];
  /** The caller works at this hub. */
  readonly keeps: boolean;
  readonly departures: readonly BoardRow[];
  /** What keepers gave to vehicles towards this hub and has not come in, latest first; for whoever sees all of it. */
  readonly comingIn: readonly ComingIn[];
}

export interface ComingIn extends Pick<SentIn, 'vehicle' | 'at'> {
  readonly node: Node;
  readonly parcels: number;
}

/**
 * A hub's departures of a day, by route code: of the hub asked for, or the caller's own, or the county's first. A carrier
 * that does not keep the hub sees what it runs itself, a station keeper what comes to them. Refuses `delivery.not-allowed` and `delivery.node-unknown`.
 */
export async function hubBoard(
  call: Call,
  input: { readonly hubId?: string | undefined; readonly day: Day },
): Promise<Outcome<HubBoard>> {
  const { actor } = call;
  if (!may(actor, rights['see-hub'])) return refuse('delivery.not-allowed');
  const nodes = new Map((await allNodes(call)).map((node) => [node.id, node]));
  const hubs = [...nodes.values()].filter((node) => node.kind === 'hub');
  const own = hubs.find((node) => node.organisationId === actor.organisationId);
  const hub = input.hubId === undefined ? (own ?? hubs[0]) : hubs.find((node) => node.id === input.hubId);
  if (!hub) return refuse('delivery.node-unknown');

  const whole = mayActFor(actor, hub.organisationId);
  const kept = keptBy(actor.organisationId, [...nodes.values()]);
  const departures = (await departuresOn(call, input.day))
    .filter(({ carrierId, toNodeId }) => whole || mayActFor(actor, carrierId) || kept.has(toNodeId))
    .flatMap((departure) => {
      const node = nodes.get(departure.toNodeId);
      return node && hubOf(node, nodes).id === hub.id ? [{ ...departure, node }] : [];
    })
    .toSorted((a, b) => a.node.code.localeCompare(b.node.code) || a.serviceId.localeCompare(b.serviceId));
  const comingIn = whole ? await comingTo(call, hub, nodes) : [];
  return ok({ hub, hubs, keeps: actor.organisationId === hub.organisationId, departures, comingIn });
}

async function comingTo(call: Call, hub: Node, nodes: ReadonlyMap<string, Node>): Promise<ComingIn[]> {
  const under = [...nodes.values()].filter((node) => hubOf(node, nodes).id === hub.id);
  const sent = await onTheWayIn(
    call,
    under.map(({ id }) => id),
  );
  const trips = Map.groupBy(sent, ({ nodeId, vehicle, at }) => `${nodeId} ${at.getTime()} ${vehicle}`);
  return [...trips.values()].flatMap((together) => {
    const [first] = together;
    const node = nodes.get(first?.nodeId ?? '');
    return first && node ? [{ node, vehicle: first.vehicle, at: first.at, parcels: together.length }] : [];
  });
}
