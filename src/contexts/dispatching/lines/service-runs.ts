import { type Node, networkOf, type Service } from '#delivery';
import { earliestArrival, freeHold, lineDay, nearStops } from '#routing';
import type { Call } from '#shared/call.ts';
import { addDays, type Day, dayOf, instantAt } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { clock } from '../day-as-known.ts';
import { NEAR_HUB_METRES, NEAR_NODE_METRES, stopsNear } from '../kernel/stops-near.ts';
import { type StoredTimetable, timetableFrom } from './stored-timetable.ts';

/** A service by bus that is to follow its carrier's timetable. */
export interface ToFollow extends Pick<Service, 'id' | 'toNodeId' | 'cold'> {
  readonly packMinutes: number;
}

/** Delivery promises two weeks ahead; a week more lets a night be missed. */
const DAYS_AHEAD = 21;

type Runs = Map<Day, { readonly orderBefore: Date; readonly arrivesAt: Date }>;

/**
 * By service, the days from yesterday on when a bus brings its goods: by the buses with which what is ready when the hub opens arrives
 * first. Ordered for until the hub has had its time before hand-over and inspection. A day without a bus is in none of them.
 */
export async function serviceRuns(
  call: Call,
  timetable: StoredTimetable,
  services: readonly ToFollow[],
): Promise<Outcome<ReadonlyMap<string, Runs>>> {
  const network = await networkOf(call);
  if (!network.ok) return network;
  const nodes = new Map(network.value.nodes.map((node) => [node.id, node]));
  const whole = timetableFrom(timetable);
  const near = nearStops(whole.stops);
  const runs = new Map<string, Runs>(services.map(({ id }) => [id, new Map()]));
  const asked = services.flatMap((service) => {
    const node = nodes.get(service.toNodeId);
    const hub = node && hubOf(node, nodes);
    if (!node || !hub) return [];
    const from = stopsNear(whole.stops, hub, NEAR_HUB_METRES);
    const to = stopsNear(whole.stops, node, NEAR_NODE_METRES);
    return from.length > 0 && to.length > 0 ? [{ service, from, to, ready: clock(hub.opening.opens) }] : [];
  });
  const yesterday = addDays(dayOf(call.now), -1);
  for (let ahead = 0; ahead <= DAYS_AHEAD + 1; ahead++) {
    const day = addDays(yesterday, ahead);
    const lines = lineDay(whole, day);
    const free = freeHold(lines);
    for (const { service, from, to, ready } of asked) {
      const parcel = { kg: 1, goods: service.cold ? 'cold' : null, from, ready, to };
      const way = earliestArrival(lines, free, parcel, { near });
      const ride = way?.rides[0];
      const run = ride && lines.runs[ride.run];
      const trip = run && whole.trips[run.trip];
      if (!way || !ride || !trip) continue;
      const handedOver =
        (trip.depart[ride.board] ?? 0) + run.shift - trip.hold.handOver - trip.hold.inspection;
      const midnight = instantAt(day).getTime();
      runs.get(service.id)?.set(day, {
        orderBefore: new Date(midnight + (handedOver - service.packMinutes * 60) * 1_000),
        arrivesAt: new Date(midnight + way.arrives * 1_000),
      });
    }
  }
  return ok(runs);
}

function hubOf(node: Node, nodes: ReadonlyMap<string, Node>): Node | undefined {
  const parent = node.parentId === null ? undefined : nodes.get(node.parentId);
  return node.parentId === null ? node : parent && hubOf(parent, nodes);
}
