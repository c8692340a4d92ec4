import { checkPlan, type PlanFault, type Problem } from '#routing';
import type { Fen } from '#shared/money.ts';
import { lostBy, planOf } from './day-problem.ts';
import type { Day, DayRoute } from './kernel/day.ts';

/** Where a vehicle could make a stop, and what that would cost more; or what stands against it. */
export interface PlaceFor {
  readonly vehicle: number;
  /** Before how many of its stops; the cheapest place. */
  readonly position: number;
  readonly extraFen: Fen;
  /** Why it cannot: what the checker finds wrong with the place that has least wrong with it. */
  readonly faults: readonly PlanFault['code'][];
}

/**
 * For each vehicle the best place for a stop when all others stay as they are, judged by the checker alone: cheapest first, then those
 * that cannot.
 */
export function placesFor(day: Day, problem: Problem, routes: readonly DayRoute[], stop: number): PlaceFor[] {
  const others = without(routes, stop);
  const base = costOf(day, problem, others);
  // What is late already is no reason against a place.
  const before = new Set(
    checkPlan(problem, planOf(day, others)).faults.map(({ code, at }) => `${code} ${at}`),
  );
  return day.vehicles
    .map((_, vehicle) => {
      const length = others.find((route) => route.vehicle === vehicle)?.stops.length ?? 0;
      const places = Array.from({ length: length + 1 }, (_each, position) => {
        const tried = withStop(others, { stop, vehicle, position });
        const faults = checkPlan(problem, planOf(day, tried)).faults.filter(
          ({ code, at }) => !before.has(`${code} ${at}`),
        );
        const extraFen = Math.round(costOf(day, problem, tried) - base);
        return { vehicle, position, extraFen, faults: [...new Set(faults.map(({ code }) => code))] };
      });
      return places.toSorted((a, b) => a.faults.length - b.faults.length || a.extraFen - b.extraFen)[0];
    })
    .filter((place) => place !== undefined)
    .toSorted((a, b) => a.faults.length - b.faults.length || a.extraFen - b.extraFen);
}

/** The routes without a stop. */
export function without(routes: readonly DayRoute[], stop: number): DayRoute[] {
  return routes.map((route) => ({ ...route, stops: route.stops.filter((each) => each !== stop) }));
}

/** The routes with a stop put into a vehicle's before its stop `position`. */
export function withStop(
  routes: readonly DayRoute[],
  { stop, vehicle, position }: { readonly stop: number; readonly vehicle: number; readonly position: number },
): DayRoute[] {
  if (!routes.some((route) => route.vehicle === vehicle)) {
    return [...routes, { vehicle, stops: [stop], locked: false }];
  }
  return routes.map((route) =>
    route.vehicle === vehicle ? { ...route, stops: route.stops.toSpliced(position, 0, stop) } : route,
  );
}

/** What routes cost in fen, without what is lost by stops left out. */
function costOf(day: Day, problem: Problem, routes: readonly DayRoute[]): Fen {
  const plan = planOf(day, routes);
  return checkPlan(problem, plan).cost - lostBy(problem, plan);
}
