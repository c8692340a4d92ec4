import { solveProblem } from '#routing';
import { dayProblem } from './day-problem.ts';
import { type Day, type DayRoute, type Missing, positionOf } from './kernel/day.ts';
import { placesFor } from './places-for.ts';

export interface Search {
  readonly seed: number;
  /** Ends after so many processor seconds, or so many changes tried. */
  readonly seconds?: number;
  readonly iterations?: number;
  readonly stop?: () => boolean;
  /** Told of every better plan: what it costs in fen, and after how many seconds. */
  readonly progress?: (costFen: number, seconds: number) => void;
}

export interface Found {
  readonly routes: readonly DayRoute[];
  readonly missing: readonly Missing[];
}

// A day of a few stops is tried out long before its seconds are over.
const TRIES_FOR_A_STOP = 4_000;

/** The best routes found for a day. Locked ones stay as they are; what no vehicle can make is missing, with the reason. */
export function searchDay(day: Day, locked: readonly DayRoute[], search: Search): Found {
  const busy = new Set(locked.map(({ vehicle }) => vehicle));
  const taken = new Set(locked.flatMap(({ stops }) => stops));
  const vehicles = day.vehicles.flatMap((_, index) => (busy.has(index) ? [] : [index]));
  const never = day.stops.map((stop) => whyNever(day, stop));
  const stops = never.flatMap((why, index) => (taken.has(index) || why !== undefined ? [] : [index]));
  const closed = never.flatMap((why, stop) => (why !== undefined && !taken.has(stop) ? [{ stop, why }] : []));
  if (vehicles.length === 0 || stops.length === 0) {
    const left = stops.map((stop) => ({ stop, why: whyMissing(day, locked, stop) }));
    return { routes: locked, missing: [...closed, ...left] };
  }
  const part = dayProblem({
    ...day,
    vehicles: vehicles.flatMap((index) => day.vehicles[index] ?? []),
    stops: stops.flatMap((index) => day.stops[index] ?? []),
  });
  const enough = { ...search, iterations: search.iterations ?? TRIES_FOR_A_STOP * stops.length };
  const { plan, impossible } = solveProblem({ problem: part }, enough);
  const whole = (index: number) => stops[index] ?? -1;
  const found = plan.routes
    .filter(({ visits }) => visits.length > 0)
    .map(({ vehicle, visits }) => ({
      ...{ vehicle: vehicles[vehicle] ?? -1, stops: visits.map(whole), locked: false },
    }));
  const routes = [...locked, ...found].toSorted((a, b) => a.vehicle - b.vehicle);
  const alone = new Map(impossible.map(({ visit, reason }) => [whole(visit), `impossible:${reason}`]));
  const planned = new Set(routes.flatMap((route) => route.stops));
  const missing = stops
    .filter((stop) => !planned.has(stop))
    .map((stop) => ({ stop, why: alone.get(stop) ?? whyMissing(day, routes, stop) }));
  return { routes, missing: [...closed, ...missing] };
}

/** What a search need not try: nobody is there, or no car gets there. Goods on board are brought as far as one can. */
function whyNever({ ways }: Day, { closes, spot, only }: Day['stops'][number]): string | undefined {
  if (closes < 0) return 'closed';
  const apart = ways?.apart.find((each) => each.spot === positionOf(spot));
  return apart && only === null ? `apart:${apart.why}` : undefined;
}

/** What stands against a stop in every place there is: what has least against it says why. */
function whyMissing(day: Day, routes: readonly DayRoute[], stop: number): string {
  const [place] = placesFor(day, dayProblem(day), routes, stop);
  return `against:${place?.faults.join(' ') ?? 'cannot-do'}`;
}
