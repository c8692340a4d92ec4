import type { Plan } from '../../problem.ts';
import { solve } from '../../search/solve.ts';
import { earliestArrival, type Near } from '../earliest-arrival.ts';
import { freeHold } from '../line-day.ts';
import { takeHold, type Way } from '../way.ts';
import { byVan, type Carried, type ParcelDay, type Rounds, roundsOf } from './parcel-day.ts';

export interface ParcelPlan {
  /** How each parcel goes; null: nothing brings it in time. */
  readonly carried: readonly (Carried | null)[];
  readonly rounds: Rounds;
  readonly plan: Plan;
}

export interface ParcelEffort {
  readonly seed: number;
  /** Changes tried on the vans' rounds each time they are planned. */
  readonly iterations: number;
  readonly near?: Near;
}

/**
 * Who goes by van, by line, or by both: all by van at first; then, place by place, its parcels are put on lines where that
 * makes the day cheaper (the fewest kilograms for a van's way first), and at last the rounds are planned with four times the effort.
 */
export function planParcels(day: ParcelDay, effort: ParcelEffort): ParcelPlan {
  const free = freeHold(day.lines);
  let carried: (Carried | null)[] = day.parcels.map(() => byVan);
  let best = priced(day, carried, effort);
  const byPlace = Map.groupBy(day.parcels.keys(), (parcel) => day.parcels[parcel]?.to ?? 0);
  const kgOf = (parcels: readonly number[]) =>
    parcels.reduce((sum, parcel) => sum + (day.parcels[parcel]?.kg ?? 0), 0);
  const farFirst = [...byPlace].sort(
    ([a, ones], [b, others]) => (day.distance[b] ?? 0) / kgOf(others) - (day.distance[a] ?? 0) / kgOf(ones),
  );
  for (const [, parcels] of farFirst) {
    const room = free.slice();
    const next = [...carried];
    for (const parcel of parcels) next[parcel] = onLines(day, room, parcel, effort.near) ?? byVan;
    if (parcels.every((parcel) => next[parcel] === byVan)) continue;
    const made = priced(day, next, effort);
    if (made.cost >= best.cost) continue;
    [carried, best] = [next, made];
    free.set(room);
  }
  const planned = roundsPlanned(day, carried, { ...effort, iterations: effort.iterations * 4 });
  const late = new Set(planned.plan.unplanned.flatMap((visit) => planned.rounds.parcels[visit] ?? []));
  if (late.size === 0) return { carried, ...planned };
  // What no round holds goes by line if it can, and otherwise not at all.
  carried = carried.map((how, parcel) => (late.has(parcel) ? onLines(day, free, parcel, effort.near) : how));
  const again = roundsPlanned(day, carried, effort);
  const left = new Set(again.plan.unplanned.flatMap((visit) => again.rounds.parcels[visit] ?? []));
  if (left.size === 0) return { carried, ...again };
  const without = carried.map((how, parcel) => (left.has(parcel) ? null : how));
  return { carried: without, ...roundsPlanned(day, without, effort) };
}

/** A parcel on lines to its place, or to a station whose van takes it on; takes the room on its legs. */
export function onLines(
  day: ParcelDay,
  free: Float64Array,
  parcel: number,
  near: Near | undefined,
  gone?: Uint8Array,
): Carried | null {
  const given = day.parcels[parcel];
  if (!given) return null;
  const from = day.places[0]?.stops ?? [];
  const wayTo = (place: number): Way | null => {
    const to = day.places[place]?.stops ?? [];
    if (to.length === 0 || from.length === 0) return null;
    const asked = { kg: given.kg, goods: given.goods, ready: given.ready, from, to };
    return earliestArrival(day.lines, free, asked, {
      ...(near ? { near } : {}),
      ...(gone ? { gone } : {}),
    });
  };
  const direct = wayTo(given.to);
  if (direct && direct.arrives <= given.due) {
    takeHold(day.lines, free, direct, given.kg);
    return { way: direct, feeder: null };
  }
  for (const [feeder, { from: station, leaves }] of day.feeders.entries()) {
    const way = station === given.to ? null : wayTo(station);
    const there = day.duration[station * day.places.length + given.to] ?? Number.POSITIVE_INFINITY;
    if (!way || way.arrives > leaves || leaves + there > given.due) continue;
    takeHold(day.lines, free, way, given.kg);
    return { way, feeder };
  }
  return null;
}

/** What a plan costs: its rounds and the lines' fares; what is left out costs more than anything. */
function priced(day: ParcelDay, carried: readonly (Carried | null)[], effort: ParcelEffort) {
  const { rounds, plan } = roundsPlanned(day, carried, effort);
  const LEFT = 1e9;
  return { cost: costOf(day, carried, rounds, plan) + plan.unplanned.length * LEFT };
}

/** Metres, seconds and vehicles at their prices, and the lines' fares. */
export function costOf(
  day: ParcelDay,
  carried: readonly (Carried | null)[],
  { problem }: Rounds,
  { routes }: Plan,
): number {
  let cost = 0;
  for (const { vehicle, visits } of routes) {
    const van = problem.vehicles[vehicle];
    if (!van || visits.length === 0) continue;
    cost += van.fixed;
    let at = van.start ?? 0;
    for (const place of [...visits.map((visit) => problem.visits[visit]?.place ?? 0), van.end ?? 0]) {
      const way = at * problem.places + place;
      cost += van.perDistance * (problem.distance[way] ?? 0) + van.perDuration * (problem.duration[way] ?? 0);
      at = place;
    }
  }
  for (const [parcel, how] of carried.entries()) {
    if (how?.way) cost += day.lineFare.perParcel + day.lineFare.perKg * (day.parcels[parcel]?.kg ?? 0);
  }
  return cost;
}

function roundsPlanned(
  day: ParcelDay,
  carried: readonly (Carried | null)[],
  { seed, iterations }: ParcelEffort,
) {
  const rounds = roundsOf(day, carried);
  const plan =
    rounds.problem.visits.length === 0
      ? { routes: [], unplanned: [] }
      : withImpossible(solve(rounds.problem, { seed, iterations, clock: () => 0 }));
  return { rounds, plan };
}

function withImpossible({ plan, impossible }: ReturnType<typeof solve>): Plan {
  const unplanned = new Set([...plan.unplanned, ...impossible.map(({ visit }) => visit)]);
  return { routes: plan.routes, unplanned: [...unplanned] };
}
