import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { DayStop, DayVehicle } from './kernel/day.ts';
import { type PlanFile, planFile } from './plan-file.ts';

/** Two plans of a day beside each other. */
export interface Comparison {
  readonly one: PlanFile;
  readonly other: PlanFile;
  /** Nodes that another vehicle goes to: in the one and in the other; undefined: none does. */
  readonly moved: readonly {
    readonly spot: DayStop['spot'];
    readonly one: DayVehicle | undefined;
    readonly other: DayVehicle | undefined;
  }[];
}

/** For their carrier and the county. Refuses `dispatching.plan-unknown`. */
export async function comparePlans(call: Call, oneId: string, otherId: string): Promise<Outcome<Comparison>> {
  const one = await planFile(call, oneId);
  if (!one.ok) return one;
  const other = await planFile(call, otherId);
  if (!other.ok) return other;
  const [here, there] = [vehiclesByNode(one.value), vehiclesByNode(other.value)];
  const spots = new Map(
    [one.value, other.value].flatMap(({ plan }) =>
      plan.given.stops.map(({ spot }): [string, DayStop['spot']] => [spot.nodeId, spot]),
    ),
  );
  const moved = [...spots.values()]
    .map((spot) => ({ spot, one: here.get(spot.nodeId), other: there.get(spot.nodeId) }))
    .filter((each) => each.one?.id !== each.other?.id)
    .toSorted((a, b) => a.spot.code.localeCompare(b.spot.code));
  return ok({ one: one.value, other: other.value, moved });
}

function vehiclesByNode({ routes }: PlanFile): ReadonlyMap<string, DayVehicle> {
  return new Map(
    routes.flatMap(({ vehicle, stops }) =>
      stops.map(({ stop }): [string, DayVehicle] => [stop.spot.nodeId, vehicle]),
    ),
  );
}
