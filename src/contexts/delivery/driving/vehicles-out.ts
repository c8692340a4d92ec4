import { type Call, may } from '#shared/call.ts';
import { addDays, dayOf } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type ArrivalWindow, arrivalWindow } from '../kernel/arrival-window.ts';
import { allNodes, type Node } from '../nodes.ts';
import { refuse } from '../refusals.ts';
import { rights } from '../rights.ts';
import { type Round, roundsBetween } from '../rounds.ts';
import { overCounty } from '../scope.ts';
import { latestPositions, type Position } from './positions.ts';
import { wayOf } from './way-of.ts';

export interface VehicleOut {
  readonly round: Round;
  readonly hub: Node;
  readonly stops: readonly {
    readonly node: Node;
    readonly arrivedAt: Date | null;
    readonly window: ArrivalWindow | undefined;
  }[];
  /** Where it is, for its own carrier's people, where its driver lets that be known. */
  readonly position: Position | undefined;
}

/** The vehicles that are under way, for whoever drives them or sends them off. Refuses `delivery.not-allowed`. */
export async function vehiclesOut(call: Call): Promise<Outcome<readonly VehicleOut[]>> {
  if (!may(call.actor, rights['plan-rounds'])) return refuse('delivery.not-allowed');
  const today = dayOf(call.now);
  const whose = overCounty(call.actor) ? 'anyone' : (call.actor.organisationId ?? null);
  const rounds = (await roundsBetween(call, addDays(today, -2), today, whose)).filter(
    ({ status }) => status === 'under-way',
  );
  const nodes = new Map((await allNodes(call)).map((node) => [node.id, node]));
  // Who keeps the hub sends off other carriers' vehicles too; where they are is their own carrier's to know.
  const own = rounds.filter(({ carrierId }) => carrierId === call.actor.organisationId);
  const positions = await latestPositions(
    call,
    own.map(({ id }) => id),
  );
  return ok(
    rounds.flatMap((round) => {
      const hub = nodes.get(round.hubId);
      if (!hub) return [];
      const position = positions.get(round.id);
      const way = wayOf(round, nodes, position);
      const stops = round.stops.flatMap(({ nodeId, arrivedAt }, index) => {
        const node = nodes.get(nodeId);
        return node ? [{ node, arrivedAt, window: way && arrivalWindow(way, index, call.now) }] : [];
      });
      return [{ round, hub, stops, position }];
    }),
  );
}
