import type { Way } from '../kernel/arrival-window.ts';
import type { Node } from '../nodes.ts';
import type { Round } from '../rounds.ts';
import type { Position } from './positions.ts';

/** A round that has left, as the arrival's kernel reads it; undefined before. */
export function wayOf(
  round: Round,
  nodes: ReadonlyMap<string, Node>,
  position: Position | undefined,
): Way | undefined {
  const from = nodes.get(round.hubId);
  if (!from || !round.startedAt) return undefined;
  return {
    from,
    startedAt: round.startedAt,
    plannedStart: round.plannedStart,
    stops: round.stops.map(({ nodeId, plannedArrival, plannedDeparture, arrivedAt }) => {
      const { lat, lng } = nodes.get(nodeId) ?? from;
      return { lat, lng, plannedArrival, plannedDeparture, arrivedAt };
    }),
    position,
  };
}
