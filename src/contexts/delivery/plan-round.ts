import { type Call, may } from '#shared/call.ts';
import { newCode } from '#shared/id.ts';
import type { Day } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { planStops } from './kernel/round-plan.ts';
import { allNodes, hubOf } from './nodes.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { insertRound, lockCarrier, putOnRound, type Round, roundById } from './rounds.ts';
import { mayActFor } from './scope.ts';
import { waitingFor } from './shipments.ts';

export interface NewRound {
  readonly id: string;
  readonly departs: Day;
  readonly hubId: string;
  readonly carrierId: string;
  readonly driverId?: string;
  readonly driverName: string;
  readonly vehicle: string;
  /** Only these stops; all that have something to bring unless told. */
  readonly nodeIds?: readonly string[];
}

const untimed = { plannedStart: null, plannedEnd: null, plannedMetres: null };

/**
 * Plans a carrier's round from a hub: everything that leaves by that day and is on no other round, stop by stop from the
 * nearest on. Asked again with the same id it answers the round as it is. Refuses `delivery.node-unknown`,
 * `delivery.not-allowed` and `delivery.nothing-to-carry`.
 */
export async function planRound(call: Call, input: NewRound): Promise<Outcome<Round>> {
  if (!may(call.actor, rights['plan-rounds']) || !mayActFor(call.actor, input.carrierId)) {
    return refuse('delivery.not-allowed');
  }
  const nodes = new Map((await allNodes(call)).map((node) => [node.id, node]));
  const hub = nodes.get(input.hubId);
  if (hub?.kind !== 'hub') return refuse('delivery.node-unknown');
  await lockCarrier(call, input.carrierId);
  const known = await roundById(call, input.id);
  if (known) return ok(known);

  const waiting = (await waitingFor(call, input.carrierId, input.departs)).filter(({ toNodeId }) => {
    const node = nodes.get(toNodeId);
    return node && hubOf(node, nodes).id === hub.id && (input.nodeIds?.includes(toNodeId) ?? true);
  });
  if (waiting.length === 0) return refuse('delivery.nothing-to-carry', { departs: input.departs });
  const drops = [...new Set(waiting.map((shipment) => shipment.toNodeId))].map((nodeId) => {
    const { lat, lng } = nodes.get(nodeId) ?? hub;
    return { nodeId, lat, lng };
  });
  const stops = planStops(hub, drops).map((drop) => drop.nodeId);
  const { nodeIds: _, ...round } = input;
  const code = `${input.departs.slice(5).replace('-', '')}-${newCode(3)}`;
  await insertRound(
    call,
    { ...round, ...untimed, driverId: input.driverId ?? null, vehicleId: null, code },
    stops.map((nodeId) => ({ nodeId, plannedArrival: null, plannedDeparture: null, note: '' })),
  );
  await putOnRound(
    call,
    input.id,
    waiting.map(({ id, toNodeId }) => ({ shipmentId: id, stopPosition: stops.indexOf(toNodeId) + 1 })),
  );
  const planned = await roundById(call, input.id);
  if (!planned) throw new Error(`round ${input.id} is gone`);
  return ok(planned);
}
