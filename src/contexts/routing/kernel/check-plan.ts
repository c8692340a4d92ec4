import type { Plan, Problem, Vehicle, Visit } from './problem.ts';

/** What a plan is worth, computed again from the problem as it was given. */
export interface Judgement {
  readonly feasible: boolean;
  readonly faults: readonly PlanFault[];
  /** Distance, driving time and vehicles at their prices, and the prizes of visits left out. */
  readonly cost: number;
  readonly distance: number;
  readonly duration: number;
  readonly vehicles: number;
}

/** What is wrong, in which route (counted from 0; null: in none), at which visit (its name). */
export interface PlanFault {
  readonly code: PlanFaultCode;
  readonly route: number | null;
  readonly at: string;
}

export type PlanFaultCode =
  | 'unknown-vehicle'
  | 'unknown-visit'
  | 'too-many-vehicles'
  | 'visited-twice'
  | 'left-out'
  | 'overloaded'
  | 'too-late'
  | 'back-too-late'
  | 'out-too-long'
  | 'too-far'
  | 'cannot-do'
  | 'shipment-apart'
  | 'delivered-before-picked-up';

// Sums of rounded numbers may differ in their last digits.
const NEARLY = 1e-6;

/** Judges a plan by the problem alone: it shares no line with the search that made it. */
export function checkPlan(problem: Problem, plan: Plan): Judgement {
  const faults: PlanFault[] = [];
  const routeOf = new Map<number, number>();
  const used = problem.vehicles.map(() => 0);
  const sum = { cost: 0, distance: 0, duration: 0, vehicles: 0 };
  for (const [index, route] of plan.routes.entries()) {
    const vehicle = problem.vehicles[route.vehicle];
    if (!vehicle) {
      faults.push({ code: 'unknown-vehicle', route: index, at: String(route.vehicle) });
      continue;
    }
    const visits: Visit[] = [];
    for (const number of route.visits) {
      const visit = problem.visits[number];
      if (!visit) {
        faults.push({ code: 'unknown-visit', route: index, at: String(number) });
        continue;
      }
      if (routeOf.has(number)) faults.push({ code: 'visited-twice', route: index, at: visit.name });
      routeOf.set(number, index);
      visits.push(visit);
    }
    if (visits.length === 0) continue;
    used[route.vehicle] = (used[route.vehicle] ?? 0) + 1;
    const driven = drive(problem, vehicle, visits, (code, at) => faults.push({ code, route: index, at }));
    sum.distance += driven.distance;
    sum.duration += driven.duration;
    sum.vehicles++;
    sum.cost += vehicle.fixed + vehicle.perDistance * driven.distance + vehicle.perDuration * driven.duration;
  }
  for (const [kind, vehicle] of problem.vehicles.entries()) {
    if ((used[kind] ?? 0) > vehicle.count)
      faults.push({ code: 'too-many-vehicles', route: null, at: vehicle.name });
  }
  for (const [number, visit] of problem.visits.entries()) {
    const route = routeOf.get(number);
    if (route === undefined) {
      if (visit.prize === null) faults.push({ code: 'left-out', route: null, at: visit.name });
      else sum.cost += visit.prize;
    }
    if (visit.deliveredAt === null) continue;
    if (route !== routeOf.get(visit.deliveredAt)) {
      faults.push({ code: 'shipment-apart', route: route ?? null, at: visit.name });
    } else if (route !== undefined) {
      const order = plan.routes[route]?.visits ?? [];
      if (order.indexOf(number) > order.indexOf(visit.deliveredAt))
        faults.push({ code: 'delivered-before-picked-up', route, at: visit.name });
    }
  }
  return { feasible: faults.length === 0, faults, ...sum };
}

type Tell = (code: PlanFaultCode, at: string) => void;

/** Drives one route from its first visit to its last and tells what goes wrong on the way. */
function drive(problem: Problem, vehicle: Vehicle, visits: readonly Visit[], tell: Tell) {
  const { distance: far, duration: long, places } = problem;
  const between = (matrix: Float64Array, from: number | null, to: number | null) =>
    from === null || to === null ? 0 : (matrix[from * places + to] ?? 0);
  const shipped = new Set(
    problem.visits.flatMap(({ deliveredAt }) => (deliveredAt === null ? [] : [problem.visits[deliveredAt]])),
  );
  const load = vehicle.capacity.map((_, k) =>
    visits.reduce((sum, visit) => sum + (shipped.has(visit) ? 0 : (visit.deliver[k] ?? 0)), 0),
  );
  const overloaded = () => load.some((loaded, k) => loaded > (vehicle.capacity[k] ?? 0) + NEARLY);
  if (overloaded()) tell('overloaded', visits[0]?.name ?? '');
  let [place, now, distance, duration] = [vehicle.start, vehicle.open, 0, 0];
  // How much later the vehicle could have left without being late anywhere so far.
  let [slack, waited] = [Number.POSITIVE_INFINITY, 0];
  for (const visit of visits) {
    if (!visit.skills.every((skill) => vehicle.skills.includes(skill))) tell('cannot-do', visit.name);
    distance += between(far, place, visit.place);
    duration += between(long, place, visit.place);
    now += between(long, place, visit.place);
    waited += Math.max(0, visit.open - now);
    now = Math.max(now, visit.open);
    if (now > visit.close + NEARLY) tell('too-late', visit.name);
    slack = Math.min(slack, waited + visit.close - now);
    now += visit.service;
    for (let k = 0; k < load.length; k++) {
      load[k] = (load[k] ?? 0) - (visit.deliver[k] ?? 0) + (visit.collect[k] ?? 0);
    }
    if (overloaded()) tell('overloaded', visit.name);
    place = visit.place;
  }
  distance += between(far, place, vehicle.end);
  duration += between(long, place, vehicle.end);
  now += between(long, place, vehicle.end);
  if (now > vehicle.close + NEARLY) tell('back-too-late', vehicle.name);
  if (now - vehicle.open - Math.min(waited, Math.max(0, slack)) > vehicle.longest + NEARLY)
    tell('out-too-long', vehicle.name);
  if (distance > vehicle.farthest + NEARLY) tell('too-far', vehicle.name);
  return { distance, duration };
}
