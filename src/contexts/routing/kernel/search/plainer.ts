import type { Problem, Vehicle, Visit } from '../problem.ts';

/** A problem said with fewer words, for the search alone; visits and vehicles keep their numbers. */
export interface Plainer {
  readonly problem: Problem;
  /** Visits already made: in no route of the search. */
  readonly done: readonly number[];
  /** What vehicles underway that made visits pay to get home if nothing more is asked of them. */
  readonly home: number;
}

/** What a vehicle on its way that does not reload cannot do. */
const LOADS = 'loads at a depot';

/**
 * Compartments become dimensions of their own (one for each set of classes some compartment takes, without a most where a
 * vehicle has no such compartment); classes of goods and named vehicles become skills; a vehicle underway becomes one that
 * starts where it is, with less room by what it has taken on, and alone able to bring what it has on board.
 */
export function plainer(problem: Problem): Plainer {
  const done = problem.vehicles.flatMap(({ underway }) => underway?.done ?? []);
  const sets = new Map<string, readonly string[]>();
  for (const { compartments } of problem.vehicles) {
    for (const { takes } of compartments) sets.set(takes.join('\n'), takes);
  }
  const { dimensions } = problem;
  const home = new Map<Vehicle, number>();
  const vehicles = problem.vehicles.map((vehicle, kind): Vehicle => {
    const skills = [...vehicle.skills, `only ${vehicle.name}`, `aboard ${kind}`];
    if (!vehicle.underway || vehicle.reloads.length > 0) skills.push(LOADS);
    for (const goods of classesOf(problem)) {
      if (takes(vehicle, goods)) skills.push(`carries ${goods}`);
    }
    const limits = [...sets.keys()].flatMap((key) => {
      const own = vehicle.compartments.find((each) => each.takes.join('\n') === key);
      return dimensions.map((_, k) => own?.capacity[k] ?? Number.POSITIVE_INFINITY);
    });
    const capacity = [
      ...dimensions.map((_, k) => vehicle.capacity[k] ?? Number.POSITIVE_INFINITY),
      ...limits,
    ];
    if (!vehicle.underway) return { ...vehicle, skills, capacity };
    const { place, time, aboard } = vehicle.underway;
    const shipped = vehicle.underway.done.flatMap((visit) => problem.visits[visit]?.deliveredAt ?? []);
    const kept = collectedSoFar(problem, vehicle).map(({ goods, collect }) => spread(sets, goods, collect));
    const way = (matrix: Float64Array) =>
      vehicle.end === null ? 0 : (matrix[place * problem.places + vehicle.end] ?? 0);
    const isOut = vehicle.underway.done.length > 0 ? 1 : 0;
    home.set(
      vehicle,
      isOut * vehicle.perDistance * way(problem.distance) +
        isOut * (vehicle.perDuration + vehicle.perTime) * way(problem.duration),
    );
    return {
      ...vehicle,
      skills,
      capacity: capacity.map((most, k) =>
        Math.max(0, most - kept.reduce((sum, each) => sum + (each[k] ?? 0), 0)),
      ),
      underway: { ...vehicle.underway, aboard: [...aboard, ...shipped] },
      ...{ start: place, open: Math.max(vehicle.open, time), fixed: -(home.get(vehicle) ?? 0) },
    };
  });
  const holder = new Map<number, number>();
  for (const [kind, { underway }] of vehicles.entries()) {
    for (const visit of underway?.aboard ?? []) holder.set(visit, kind);
  }
  const shipments = new Set(problem.visits.flatMap(({ deliveredAt }) => deliveredAt ?? []));
  const visits = problem.visits.map((visit, index): Visit => {
    const { goods, only, skills, deliveredAt } = visit;
    const named = only.length === 1 ? [`only ${only[0]}`] : only.length > 1 ? [only.join('\n')] : [];
    const carried = goods !== null && !isNothing(visit) ? [`carries ${goods}`] : [];
    const isAtDepot =
      deliveredAt === null && !shipments.has(index) && visit.deliver.some((amount) => amount > 0);
    const held = holder.has(index) ? [`aboard ${holder.get(index)}`] : isAtDepot ? [LOADS] : [];
    const isLoaded = done.includes(index) ? null : deliveredAt;
    return {
      ...visit,
      skills: [...skills, ...named, ...carried, ...held],
      deliver: spread(sets, goods, visit.deliver, dimensions.length),
      collect: spread(sets, goods, visit.collect, dimensions.length),
      deliveredAt: isLoaded,
      // What was picked up is not left on board for the sake of its price.
      prize: shipments.has(index) && holder.has(index) ? null : visit.prize,
    };
  });
  for (const visit of problem.visits) {
    if (visit.only.length < 2) continue;
    const skill = visit.only.join('\n');
    for (const [kind, { name }] of problem.vehicles.entries()) {
      const vehicle = vehicles[kind] as Vehicle;
      if (visit.only.includes(name) && !vehicle.skills.includes(skill))
        vehicles[kind] = { ...vehicle, skills: [...vehicle.skills, skill] };
    }
  }
  const names = [...sets.keys()].flatMap((key) => dimensions.map((name) => `${name} ${key}`));
  return {
    problem: { ...problem, dimensions: [...dimensions, ...names], vehicles, visits },
    done,
    home: [...home.values()].reduce((sum, each) => sum + each, 0),
  };
}

/** Whether anything of a problem has to be said with fewer words. */
export function isPlain({ vehicles, visits }: Problem): boolean {
  return (
    vehicles.every(({ compartments, underway }) => compartments.length === 0 && !underway) &&
    visits.every(({ only }) => only.length === 0)
  );
}

function classesOf({ visits }: Problem): Set<string> {
  return new Set(visits.flatMap(({ goods }) => goods ?? []));
}

function takes({ compartments }: Vehicle, goods: string): boolean {
  return compartments.length === 0 || compartments.some((each) => each.takes.includes(goods));
}

function isNothing({ deliver, collect }: Visit): boolean {
  return [...deliver, ...collect].every((amount) => amount === 0);
}

/** Amounts in the given dimensions, then in those of each set that has their class. */
function spread(
  sets: ReadonlyMap<string, readonly string[]>,
  goods: string | null,
  amounts: readonly number[],
  width = amounts.length,
): number[] {
  const all = Array.from({ length: width }, (_, k) => amounts[k] ?? 0);
  return [
    all,
    ...[...sets.values()].map((set) => (set.includes(goods ?? '') ? all : all.map(() => 0))),
  ].flat();
}

/** What a vehicle underway has taken on to bring back. */
function collectedSoFar({ visits }: Problem, { underway }: Vehicle): Visit[] {
  const brought = new Set(visits.flatMap(({ deliveredAt }) => deliveredAt ?? []));
  return (underway?.done ?? []).flatMap((index) => {
    const visit = visits[index];
    return visit && visit.deliveredAt === null && !brought.has(index) ? [visit] : [];
  });
}
