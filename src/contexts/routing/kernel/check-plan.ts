import { checkLoads } from './check/loads.ts';
import { NEARLY, type PlanFault, type Tell } from './check/plan-fault.ts';
import { routeSteps } from './check/route-steps.ts';
import { aboardOf, scheduleOf, type Timed } from './check/schedule.ts';
import type { Plan, Problem, Route, Vehicle, Visit } from './problem.ts';

export type { PlanFault, PlanFaultCode } from './check/plan-fault.ts';

/** What a plan is worth, computed again from the problem as it was given. */
export interface Judgement {
  readonly feasible: boolean;
  readonly faults: readonly PlanFault[];
  /** Distance, driving time, time out and vehicles at their prices, lateness, time goods are on board, prizes of visits left out. */
  readonly cost: number;
  readonly distance: number;
  readonly duration: number;
  readonly vehicles: number;
  /** How late visits are, together. */
  readonly late: number;
  /** When everything on each route happens; a route nothing is known of has none. */
  readonly timetables: readonly (readonly Timed[])[];
}

/** Judges a plan by the problem alone: it shares no line with the search that made it. */
export function checkPlan(problem: Problem, plan: Plan): Judgement {
  const faults: PlanFault[] = [];
  const routeOf = new Map<number, number>();
  const used = problem.vehicles.map(() => 0);
  const sum = { cost: 0, distance: 0, duration: 0, vehicles: 0, late: 0 };
  const timetables: (readonly Timed[])[] = [];
  for (const [index, route] of plan.routes.entries()) {
    const vehicle = problem.vehicles[route.vehicle];
    if (!vehicle) {
      faults.push({ code: 'unknown-vehicle', route: index, at: String(route.vehicle) });
      timetables.push([]);
      continue;
    }
    const tell: Tell = (code, at) => faults.push({ code, route: index, at });
    for (const number of route.visits) {
      const visit = problem.visits[number];
      if (!visit) {
        tell('unknown-visit', String(number));
        continue;
      }
      if (routeOf.has(number)) tell('visited-twice', visit.name);
      routeOf.set(number, index);
      if (!mayMake(vehicle, visit)) tell('cannot-do', visit.name);
    }
    if (route.visits.length === 0) {
      timetables.push([]);
      continue;
    }
    used[route.vehicle] = (used[route.vehicle] ?? 0) + 1;
    const driven = drive(problem, vehicle, route, tell);
    sum.distance += driven.distance;
    sum.duration += driven.duration;
    sum.late += driven.late;
    sum.cost += driven.cost;
    sum.vehicles++;
    timetables.push(driven.timetable);
  }
  for (const [kind, vehicle] of problem.vehicles.entries()) {
    if ((used[kind] ?? 0) > vehicle.count)
      faults.push({ code: 'too-many-vehicles', route: null, at: vehicle.name });
    checkUnderway(problem, kind, plan, faults);
  }
  const isDone = new Set(problem.vehicles.flatMap(({ underway }) => underway?.done ?? []));
  for (const [number, visit] of problem.visits.entries()) {
    const route = routeOf.get(number);
    if (route === undefined) {
      if (visit.prize === null) faults.push({ code: 'left-out', route: null, at: visit.name });
      else sum.cost += visit.prize;
    }
    if (visit.deliveredAt === null) continue;
    if (isDone.has(number) && !routeOf.has(visit.deliveredAt)) {
      // Picked up and in no route since: it comes back with the vehicle.
      faults.push({ code: 'left-out', route: null, at: problem.visits[visit.deliveredAt]?.name ?? '' });
    } else if (route !== routeOf.get(visit.deliveredAt)) {
      faults.push({ code: 'shipment-apart', route: route ?? null, at: visit.name });
    } else if (route !== undefined) {
      const order = plan.routes[route]?.visits ?? [];
      if (order.indexOf(number) > order.indexOf(visit.deliveredAt))
        faults.push({ code: 'delivered-before-picked-up', route, at: visit.name });
    }
  }
  return { feasible: faults.length === 0, faults, ...sum, timetables };
}

function mayMake(vehicle: Vehicle, { skills, only }: Visit): boolean {
  const can = skills.every((skill) => vehicle.skills.includes(skill));
  return can && (only.length === 0 || only.includes(vehicle.name));
}

/** Drives one route from its first step to its last and tells what goes wrong on the way. */
function drive(problem: Problem, vehicle: Vehicle, route: Route, tell: Tell) {
  const steps = routeSteps(problem, vehicle, route, tell);
  checkLoads(problem, vehicle, steps, tell);
  const timetable = scheduleOf(problem, vehicle, steps, tell);
  const stops = steps.flatMap((step) => (step.is === 'break' ? [] : [step.place]));
  const along = (matrix: Float64Array) =>
    stops.reduce<number>((sum, to, at) => {
      const from = stops[at - 1] ?? null;
      return from === null || to === null ? sum : sum + (matrix[from * problem.places + to] ?? 0);
    }, 0);
  const [distance, duration] = [along(problem.distance), along(problem.duration)];
  if (distance > vehicle.farthest + NEARLY) tell('too-far', vehicle.name);
  if (duration > vehicle.longestDriving + NEARLY) tell('driven-too-long', vehicle.name);
  missingBreaks(vehicle, route, timetable, tell);
  const out = (timetable.at(-1)?.begins ?? 0) - (timetable[0]?.goes ?? 0) - unpaid(timetable);
  let [late, worth] = [0, 0];
  for (const { step, begins } of timetable) {
    if (step.is !== 'visit') continue;
    const by = Math.max(0, begins - step.visit.due);
    late += by;
    worth += by * step.visit.perLate;
  }
  const moment = (index: number) => timetable[index >> 1]?.[index % 2 === 0 ? 'begins' : 'goes'] ?? 0;
  for (const { visit, from, to } of aboardOf(problem, steps))
    worth += (moment(to) - moment(from)) * visit.perAboard;
  const cost =
    (vehicle.underway ? 0 : vehicle.fixed) +
    vehicle.perDistance * distance +
    vehicle.perDuration * duration +
    (vehicle.perTime > 0 ? vehicle.perTime * out : 0) +
    worth;
  return { distance, duration, late, cost, timetable };
}

/** Unpaid breaks on the way; those at the depot before leaving are in nobody's time. */
function unpaid(timetable: readonly Timed[]): number {
  const left = timetable[0]?.goes ?? 0;
  return timetable.reduce((sum, { step, begins, goes }) => {
    return step.is === 'break' && !step.taken.isPaid && begins >= left ? sum + goes - begins : sum;
  }, 0);
}

/** A break that could still begin when the vehicle is back needs no time of the route. */
function missingBreaks(vehicle: Vehicle, route: Route, timetable: readonly Timed[], tell: Tell): void {
  const back = timetable.at(-1)?.begins ?? 0;
  for (const [index, { name, windows }] of vehicle.breaks.entries()) {
    const isTaken = route.pauses?.some((pause) => pause.what === 'break' && pause.index === index);
    const isOver = vehicle.underway?.rested.includes(index);
    if (!isTaken && !isOver && back > (windows.at(-1)?.[1] ?? 0) + NEARLY) tell('no-break', name);
  }
}

/** What a vehicle underway has done comes first in its route, and what it has on board is brought by no other. */
function checkUnderway({ vehicles, visits }: Problem, kind: number, plan: Plan, faults: PlanFault[]): void {
  const { underway, name } = vehicles[kind] as Vehicle;
  if (!underway) return;
  const index = plan.routes.findIndex(({ vehicle }) => vehicle === kind);
  const order = plan.routes[index]?.visits ?? [];
  if (underway.done.some((visit, at) => order[at] !== visit))
    faults.push({ code: 'not-as-driven', route: index < 0 ? null : index, at: name });
  for (const visit of underway.aboard) {
    const route = plan.routes.findIndex((each) => each.visits.includes(visit));
    if (route >= 0 && route !== index)
      faults.push({ code: 'goods-elsewhere', route, at: visits[visit]?.name ?? '' });
  }
}
