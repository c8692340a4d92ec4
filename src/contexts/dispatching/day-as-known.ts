import {
  type DayParcel,
  dayParcels,
  isoWeekday,
  type Network,
  type Node,
  networkOf,
  type RoundSummary,
  roundsOf,
  type Vehicle,
  vehiclesOf,
} from '#delivery';
import type { Call } from '#shared/call.ts';
import { type Day as CalendarDay, dayOf, instantAt } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { Day, DayRoute, DayStop, DayVehicle, Seconds, Spot } from './kernel/day.ts';
import { refuse } from './refusals.ts';
import { sees } from './scope.ts';

/** A carrier's day at this moment: what a plan is made from, and the rounds as they stand. */
export interface DayAsKnown {
  readonly given: Day;
  /** The rounds that are planned or under way, by the stops they have not made. */
  readonly standing: readonly DayRoute[];
  readonly network: Network;
  readonly vehicles: readonly Vehicle[];
  readonly rounds: readonly RoundSummary[];
  readonly parcels: readonly DayParcel[];
  /** Parcels that go with a timetabled bus, and those on rounds somebody put together by hand. */
  readonly byBus: readonly DayParcel[];
  readonly byHand: readonly DayParcel[];
  /** Its parcels that another carrier drives, where they drive together. */
  readonly byOthers: readonly DayParcel[];
}

/**
 * What is known of a carrier's day. Parcels of one node are one stop; with `byRound` those of different rounds stay apart, so that the
 * rounds can be told as they stand. Refuses `dispatching.not-allowed`.
 */
export async function dayAsKnown(
  call: Call,
  {
    carrierId,
    day,
    byRound = false,
  }: { readonly carrierId: string; readonly day: CalendarDay; readonly byRound?: boolean },
): Promise<Outcome<DayAsKnown>> {
  if (!sees(call, carrierId)) return refuse('dispatching.not-allowed');
  const found = await dayParcels(call, { carrierId, day });
  if (!found.ok) return found;
  const network = await networkOf(call);
  if (!network.ok) return network;
  const own = await vehiclesOf(call);
  if (!own.ok) return own;
  const all = await roundsOf(call, { from: day, until: day });
  if (!all.ok) return all;
  const vehicles = own.value.filter((vehicle) => vehicle.carrierId === carrierId);
  const rounds = all.value.filter((round) => round.carrierId === carrierId);
  const nodes = new Map(network.value.nodes.map((node) => [node.id, node]));
  const hub = nodes.get(vehicles[0]?.hubId ?? '') ?? network.value.nodes.find(({ kind }) => kind === 'hub');
  if (!hub) return refuse('dispatching.no-vehicles');

  const now = day === dayOf(call.now) ? secondsOf(day, call.now) : 0;
  const out = vehicles
    .filter(({ active, weekdays, hubId }) => active && hubId === hub.id && weekdays.includes(isoWeekday(day)))
    .map((vehicle) => dayVehicle(vehicle, rounds, { now, nodes, hub }))
    .filter(({ from, until, underWayAt }) => underWayAt !== null || from < until);
  const sorted = sortParcels(
    found.value.filter((parcel) => rootOf(nodes.get(parcel.toNodeId), nodes)?.id === hub.id),
    { carrierId, day, rounds, out },
  );
  const biggest = Math.max(0, ...out.map(({ capacityGrams }) => capacityGrams));
  const stops = [
    ...stopsOf(sorted.toPlan, { byRound, biggest, day, nodes, rounds }),
    ...errands({ rounds, day, nodes, parcels: sorted.toPlan }),
  ];
  const given: Day = { day, hub: spotOf(hub), vehicles: out, stops };
  return ok({
    given,
    standing: standingRoutes(given, rounds),
    network: network.value,
    vehicles,
    rounds,
    parcels: found.value,
    byBus: sorted.byBus,
    byHand: sorted.byHand,
    byOthers: sorted.byOthers,
  });
}

/** Seconds from a day's local midnight to a moment. */
export function secondsOf(day: CalendarDay, at: Date): Seconds {
  return Math.round((at.getTime() - instantAt(day).getTime()) / 1_000);
}

export function spotOf({ id: nodeId, code, nameZh, nameEn, lat, lng }: Node): Spot {
  return { nodeId, code, nameZh, nameEn, lat, lng };
}

/** `HH:MM` as seconds since midnight. */
export function clock(time: string): Seconds {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 3_600 + minutes * 60;
}

/** When somebody is there to take goods; closes before it opens on a day nobody is. */
export function opening({ opening: { opens, closes, weekdays } }: Node, day: CalendarDay) {
  if (!weekdays.includes(isoWeekday(day))) return { opens: 0, closes: -1 };
  return { opens: clock(opens), closes: clock(closes) };
}

type Nodes = ReadonlyMap<string, Node>;

function dayVehicle(
  vehicle: Vehicle,
  rounds: readonly RoundSummary[],
  { now, nodes, hub }: { readonly now: Seconds; readonly nodes: Nodes; readonly hub: Node },
): DayVehicle {
  const left = rounds.find(({ vehicleId, status }) => vehicleId === vehicle.id && status === 'under-way');
  const last = left?.stops.findLast(({ arrivedAt }) => arrivedAt);
  const { id, plate, driverName, capacityGrams, fixedFen, kmFen, hourFen } = vehicle;
  return {
    ...{ id, plate, driverName, capacityGrams, fixedFen, kmFen, hourFen },
    cold: vehicle.temperature !== 'ambient',
    // In five minutes from now at the earliest.
    from: left ? now : Math.max(clock(vehicle.shiftFrom), Math.ceil(now / 300) * 300),
    until: clock(vehicle.shiftUntil),
    underWayAt: left ? spotOf(nodes.get(last?.nodeId ?? '') ?? hub) : null,
  };
}

/** A parcel to plan for, and the vehicle it is on board of. */
type ToPlan = DayParcel & { readonly only: string | null };

interface Sorted {
  readonly toPlan: ToPlan[];
  readonly byBus: DayParcel[];
  readonly byHand: DayParcel[];
  readonly byOthers: DayParcel[];
}

function sortParcels(
  parcels: readonly DayParcel[],
  {
    carrierId,
    day,
    rounds,
    out,
  }: {
    readonly carrierId: string;
    readonly day: CalendarDay;
    readonly rounds: readonly RoundSummary[];
    readonly out: readonly DayVehicle[];
  },
): Sorted {
  const byId = new Map(rounds.map((round) => [round.id, round]));
  const driven = new Set(out.map(({ id }) => id));
  const sorted: Sorted = { toPlan: [], byBus: [], byHand: [], byOthers: [] };
  for (const parcel of parcels) {
    const later = parcel.expectedDay !== null && parcel.expectedDay > day && !parcel.loaded;
    if (parcel.withheld || later) continue;
    if (parcel.roundCarrierId !== null && parcel.roundCarrierId !== carrierId) {
      sorted.byOthers.push(parcel);
      continue;
    }
    const round = parcel.roundId === null ? undefined : byId.get(parcel.roundId);
    const vehicleId = round?.vehicleId ?? null;
    const moving = parcel.status === 'on-way' || parcel.loaded;
    // Of a round of another day: on its way it is not this day's; left behind it is.
    if (parcel.roundId !== null && !round && moving) continue;
    if (round && vehicleId === null) sorted.byHand.push(parcel);
    else if (moving) {
      if (vehicleId !== null && driven.has(vehicleId)) sorted.toPlan.push({ ...parcel, only: vehicleId });
    } else if (parcel.byBus && vehicleId === null) sorted.byBus.push(parcel);
    else sorted.toPlan.push({ ...parcel, only: null });
  }
  return sorted;
}

/** Parcels by node, and by vehicle where they are on board; what no vehicle could hold at once in parts. */
function stopsOf(
  parcels: readonly ToPlan[],
  {
    byRound,
    biggest,
    day,
    nodes,
    rounds,
  }: {
    readonly byRound: boolean;
    readonly biggest: number;
    readonly day: CalendarDay;
    readonly nodes: Nodes;
    readonly rounds: readonly RoundSummary[];
  },
): DayStop[] {
  const grouped = Map.groupBy(parcels, ({ toNodeId, only, roundId }) =>
    [toNodeId, only ?? '', byRound ? (roundId ?? '') : ''].join(' '),
  );
  const told = new Set<string>();
  return [...grouped].flatMap(([key, together]) => {
    const [{ toNodeId, only }] = together as [ToPlan];
    const node = nodes.get(toNodeId);
    if (!node) return [];
    // What rounds are to do there besides, such as goods without label: each once, whichever of their parcels is looked at first.
    const note = rounds
      .filter(({ id }) => together.some(({ roundId }) => roundId === id) && !told.has(`${id} ${toNodeId}`))
      .flatMap(({ id, stops }) => {
        told.add(`${id} ${toNodeId}`);
        return stops.find((stop) => stop.nodeId === toNodeId)?.note || [];
      })
      .join('；');
    return parts(together, biggest).map((part, index) => ({
      ...{ key: `${key} ${index}`, spot: spotOf(node), only, ...opening(node, day) },
      cold: part.some(({ cold }) => cold),
      grams: part.reduce((sum, { grams }) => sum + grams, 0),
      parcels: part.map(({ id, orderNumber, promisedDay }) => ({ id, orderNumber, promisedDay })),
      note: index === 0 ? note : '',
    }));
  });
}

function parts<P extends { readonly grams: number }>(parcels: readonly P[], most: number): P[][] {
  const filled: P[][] = [[]];
  let grams = 0;
  for (const parcel of parcels) {
    if (grams > 0 && grams + parcel.grams > most) {
      filled.push([]);
      grams = 0;
    }
    filled.at(-1)?.push(parcel);
    grams += parcel.grams;
  }
  return filled;
}

/** Stops of rounds where nothing is handed over but something else is to be done. */
function errands({
  rounds,
  day,
  nodes,
  parcels,
}: {
  readonly rounds: readonly RoundSummary[];
  readonly day: CalendarDay;
  readonly nodes: Nodes;
  readonly parcels: readonly ToPlan[];
}): DayStop[] {
  return rounds
    .filter(({ status, vehicleId }) => status !== 'done' && vehicleId !== null)
    .flatMap(({ id, stops, status, vehicleId }) =>
      stops
        .filter(({ note, arrivedAt, nodeId }) => {
          const served = parcels.some((parcel) => parcel.roundId === id && parcel.toNodeId === nodeId);
          return note !== '' && !arrivedAt && !served;
        })
        .flatMap(({ nodeId, note }) => {
          const node = nodes.get(nodeId);
          if (!node) return [];
          const only = status === 'under-way' ? vehicleId : null;
          return [
            {
              ...{ key: `${nodeId} errand ${id}`, spot: spotOf(node), ...opening(node, day), only, note },
              ...{ cold: false, grams: 0, parcels: [] },
            },
          ];
        }),
    );
}

function standingRoutes(given: Day, rounds: readonly RoundSummary[]): DayRoute[] {
  return rounds.flatMap((round) => {
    const vehicle = given.vehicles.findIndex(({ id }) => id === round.vehicleId);
    if (vehicle < 0 || round.status === 'done') return [];
    const stops = round.stops
      .filter(({ arrivedAt }) => !arrivedAt)
      .flatMap(({ nodeId }) =>
        given.stops.flatMap(({ key, spot }, index) =>
          spot.nodeId === nodeId && key.includes(round.id) ? [index] : [],
        ),
      );
    return [{ vehicle, stops, locked: false }];
  });
}

function rootOf(node: Node | undefined, nodes: Nodes): Node | undefined {
  if (!node || node.parentId === null) return node;
  return rootOf(nodes.get(node.parentId), nodes);
}
