import { anyVehicle, anyVisit, type Plan, type Problem } from '#routing';
import type { Fen } from '#shared/money.ts';
import { waysBetween } from './day-ways.ts';
import { type Day, type DayRoute, fenOfLeavingOut, serviceSeconds } from './kernel/day.ts';

// What a vehicle must be able to do: keep goods cold, still load at the hub, or be the one that has them on board.
const COLD = 'cold';
const LOADS = 'loads';

/**
 * A carrier's day as the solver and the checker are given it: places are the hub, then each stop's, then where vehicles that have
 * left are. Distances in metres, times in seconds since midnight, costs in fen.
 */
export function dayProblem(day: Day): Problem {
  const away = day.vehicles.flatMap(({ underWayAt }) => underWayAt ?? []);
  const spots = [day.hub, ...day.stops.map(({ spot }) => spot), ...away];
  const { distance, duration } = waysBetween(spots, day.ways);
  let left = 1 + day.stops.length;
  return {
    name: day.day,
    dimensions: ['kg'],
    places: spots.length,
    distance,
    duration,
    fewestVehicles: false,
    vehicles: day.vehicles.map((vehicle) => ({
      ...anyVehicle,
      name: vehicle.plate,
      count: 1,
      capacity: [vehicle.capacityGrams / 1_000],
      start: vehicle.underWayAt ? left++ : 0,
      end: 0,
      open: vehicle.from,
      close: vehicle.until,
      // Out already: going out costs nothing more.
      fixed: vehicle.underWayAt ? 0 : vehicle.fixedFen,
      perDistance: vehicle.kmFen / 1_000,
      perDuration: vehicle.hourFen / 3_600,
      skills: [vehicle.id, ...(vehicle.cold ? [COLD] : []), ...(vehicle.underWayAt ? [] : [LOADS])],
    })),
    visits: day.stops.map((stop, index) => ({
      ...anyVisit,
      name: stop.key,
      place: index + 1,
      deliver: [stop.grams / 1_000],
      collect: [0],
      open: stop.opens,
      close: stop.closes,
      service: serviceSeconds(stop),
      skills:
        stop.only !== null
          ? [stop.only]
          : stop.parcels.length > 0
            ? [LOADS, ...(stop.cold ? [COLD] : [])]
            : [],
      prize: fenOfLeavingOut(stop),
    })),
  };
}

/** Routes as the checker takes them. */
export function planOf(day: Day, routes: readonly DayRoute[]): Plan {
  const planned = new Set(routes.flatMap(({ stops }) => stops));
  return {
    routes: routes
      .filter(({ stops }) => stops.length > 0)
      .map(({ vehicle, stops }) => ({ vehicle, visits: stops })),
    unplanned: day.stops.flatMap((_, index) => (planned.has(index) ? [] : [index])),
  };
}

/** What the stops a plan leaves out count for, in fen. */
export function lostBy(problem: Problem, plan: Plan): Fen {
  return plan.unplanned.reduce((sum, index) => sum + (problem.visits[index]?.prize ?? 0), 0);
}
