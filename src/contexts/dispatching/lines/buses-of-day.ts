import type { DayParcel, Node } from '#delivery';
import { earliestArrival, freeHold, type LineDay, lineDay, nearStops, takeHold, type Way } from '#routing';
import type { Call } from '#shared/call.ts';
import { addDays, type Day } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { clock, dayAsKnown } from '../day-as-known.ts';
import { type BusPlace, busPlace } from '../kernel/bus-place.ts';
import type { Seconds } from '../kernel/day.ts';
import { NEAR_HUB_METRES, NEAR_NODE_METRES, stopsNear } from '../kernel/stops-near.ts';
import { type BusPosition, positionsOf } from './bus-positions.ts';
import { timetableFrom } from './stored-timetable.ts';
import { currentTimetable } from './timetables.ts';
import { tripKey } from './trip-key.ts';

/** A bus of a day, and what rides it. */
export interface BusOfDay {
  readonly tripId: string;
  readonly line: string;
  readonly departs: Seconds;
  readonly from: string;
  readonly to: string;
  readonly holdKg: number;
  /** The most it has aboard between two stops. */
  readonly usedKg: number;
  readonly parcels: number;
  /** Where it is, as the carrier's feed said within the hour; null: not known, or not the caller's to see. */
  readonly place: BusPlace | null;
}

/** A parcel, and the buses it takes one after another; none where no bus takes it that day. */
export interface ParcelByBus {
  readonly id: string;
  readonly orderNumber: string;
  readonly nodeId: string;
  readonly serviceId: string;
  /** The day it was ordered to leave. */
  readonly ordered: Day;
  readonly node: Pick<Node, 'code' | 'nameZh' | 'nameEn'>;
  readonly tripIds: readonly string[];
  readonly rides: readonly RideShown[];
  /** Taken out at its last stop; null: no bus. */
  readonly arrives: Seconds | null;
}

export interface RideShown {
  readonly tripId: string;
  readonly line: string;
  readonly departs: Seconds;
  readonly board: string;
  readonly alight: string;
  /** The ids of these stops. */
  readonly boardId: string;
  readonly alightId: string;
  readonly arrives: Seconds;
}

export interface BusesOfDay {
  readonly day: Day;
  /** The carrier keeps a timetable. */
  readonly kept: boolean;
  readonly holdGiven: boolean;
  readonly buses: readonly BusOfDay[];
  readonly parcels: readonly ParcelByBus[];
}

/**
 * Which bus each parcel takes that goes by bus on a day: in the order of their promised days, the buses on which it arrives first, as long as
 * they have room and take its kind of goods. From the hub's opening on; a day asked again is the same. Refuses `dispatching.not-allowed`.
 */
export async function busesOfDay(
  call: Call,
  { carrierId, day }: { readonly carrierId: string; readonly day: Day },
): Promise<Outcome<BusesOfDay>> {
  const known = await dayAsKnown(call, { carrierId, day });
  if (!known.ok) return known;
  const { byBus, network, given } = known.value;
  const nodes = new Map(network.nodes.map((node) => [node.id, node]));
  const waiting = byBus.toSorted(
    (a, b) => a.promisedDay.localeCompare(b.promisedDay) || a.orderNumber.localeCompare(b.orderNumber),
  );
  const current = await currentTimetable(call, carrierId);
  if (!current) return ok(withoutTimetable(day, waiting, nodes));
  const timetable = timetableFrom(current.timetable);
  const lines = lineDay(timetable, day);
  const near = nearStops(timetable.stops);
  const free = freeHold(lines);
  const from = stopsNear(timetable.stops, given.hub, NEAR_HUB_METRES);
  const ready = clock(nodes.get(given.hub.nodeId)?.opening.opens ?? '06:00');
  const ways = waiting.map((parcel) => {
    const node = nodes.get(parcel.toNodeId);
    const to = node ? stopsNear(timetable.stops, node, NEAR_NODE_METRES) : [];
    if (from.length === 0 || to.length === 0) return null;
    const kg = parcel.grams / 1_000;
    const goods = parcel.cold ? 'cold' : null;
    const way = earliestArrival(lines, free, { kg, goods, from, ready, to }, { near });
    if (way) takeHold(lines, free, way, kg);
    return way;
  });
  // Where a bus is, its driver is: that is its own company's to see (decision 0039).
  const own = call.actor.organisationId === carrierId;
  const positions = own ? await positionsOf(call, carrierId) : [];
  return ok({
    ...{ day, kept: true, holdGiven: current.holdGiven },
    buses: busesIn(lines, { free, ways, positions, now: call.now }),
    parcels: waiting.map((parcel, index) => shown(parcel, { nodes, lines, way: ways[index] ?? null })),
  });
}

function withoutTimetable(
  day: Day,
  waiting: readonly DayParcel[],
  nodes: ReadonlyMap<string, Node>,
): BusesOfDay {
  return {
    ...{ day, kept: false, holdGiven: false, buses: [] },
    parcels: waiting.map((parcel) => ({ ...named(parcel, nodes), rides: [], tripIds: [], arrives: null })),
  };
}

function named(
  { id, orderNumber, toNodeId, serviceId, departs: ordered }: DayParcel,
  nodes: ReadonlyMap<string, Node>,
) {
  const { code = '', nameZh = '', nameEn = '' } = nodes.get(toNodeId) ?? {};
  return { id, orderNumber, nodeId: toNodeId, serviceId, ordered, node: { code, nameZh, nameEn } };
}

function shown(
  parcel: DayParcel,
  {
    nodes,
    lines,
    way,
  }: { readonly nodes: ReadonlyMap<string, Node>; readonly lines: LineDay; readonly way: Way | null },
): ParcelByBus {
  return {
    ...named(parcel, nodes),
    arrives: way?.arrives ?? null,
    tripIds: (way?.rides ?? []).map(({ run }) => runIn(lines, run).trip.id),
    rides: (way?.rides ?? []).map(({ run, board, alight }) => {
      const { trip, name, shift } = runIn(lines, run);
      const stopAt = (at: number) => lines.timetable.stops[trip.stops[at] ?? -1] ?? { id: '', name: '' };
      const [from, to] = [stopAt(board), stopAt(alight)];
      return {
        ...{
          tripId: trip.id,
          line: name,
          board: from.name,
          alight: to.name,
          boardId: from.id,
          alightId: to.id,
        },
        departs: (trip.depart[board] ?? 0) + shift,
        arrives: (trip.arrive[alight] ?? 0) + shift,
      };
    }),
  };
}

function busesIn(
  lines: LineDay,
  {
    free,
    ways,
    positions,
    now,
  }: {
    readonly free: Float64Array;
    readonly ways: readonly (Way | null)[];
    readonly positions: readonly BusPosition[];
    readonly now: Date;
  },
): BusOfDay[] {
  const places = new Map(positions.map((each) => [tripKey(each.day, each.tripId), each]));
  const riding = Map.groupBy(
    ways.flatMap((way) => way?.rides ?? []),
    ({ run }) => run,
  );
  return lines.runs
    .map((_, run) => {
      const { trip, name, shift } = runIn(lines, run);
      const least = free
        .subarray(lines.first[run], lines.first[run + 1])
        .reduce((a, b) => Math.min(a, b), trip.hold.kg);
      // One that began the day before and passes midnight is of that service day.
      const position = places.get(tripKey(shift < 0 ? addDays(lines.day, -1) : lines.day, trip.id));
      const stops = [...trip.stops].flatMap((stop) => lines.timetable.stops[stop] ?? []);
      const stopName = (at: number) => lines.timetable.stops[trip.stops.at(at) ?? -1]?.name ?? '';
      return {
        ...{ tripId: trip.id, line: name, from: stopName(0), to: stopName(-1) },
        ...{ departs: (trip.depart[0] ?? 0) + shift, holdKg: trip.hold.kg, usedKg: trip.hold.kg - least },
        parcels: riding.get(run)?.length ?? 0,
        place: position ? busPlace(position, stops, now) : null,
      };
    })
    .toSorted((a, b) => a.departs - b.departs || a.line.localeCompare(b.line));
}

function runIn({ runs, timetable }: LineDay, number: number) {
  const run = runs[number];
  const trip = timetable.trips[run?.trip ?? -1];
  if (!run || !trip) throw new RangeError(`there is no run ${number}`);
  return { trip, shift: run.shift, name: timetable.lines[trip.line]?.name ?? '' };
}
