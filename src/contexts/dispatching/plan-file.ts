import { checkPlan, type PlanFault, type Problem, planFaultSentence } from '#routing';
import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { dayProblem, lostBy, planOf } from './day-problem.ts';
import {
  type Day,
  type DayRoute,
  type DayStop,
  type DayVehicle,
  type Seconds,
  serviceSeconds,
} from './kernel/day.ts';
import { timetable } from './kernel/timetable.ts';
import { type DayPlan, type Judged, type PlanFigures, planById } from './plans.ts';
import { refuse } from './refusals.ts';
import { sees } from './scope.ts';
import { type Progress, progressOf } from './searches.ts';

/** One vehicle's round as planned. */
export interface ShownRoute {
  /** Index into the day's vehicles. */
  readonly number: number;
  readonly vehicle: DayVehicle;
  readonly locked: boolean;
  readonly leaves: Seconds;
  readonly back: Seconds;
  readonly metres: number;
  readonly costFen: Fen;
  readonly grams: number;
  readonly parcels: number;
  readonly stops: readonly ShownStop[];
}

export interface ShownStop {
  /** Index into the day's stops. */
  readonly number: number;
  readonly stop: DayStop;
  readonly arrives: Seconds;
  readonly leaves: Seconds;
}

export interface PlanFile {
  readonly plan: DayPlan;
  readonly routes: readonly ShownRoute[];
  /** Vehicles that stay at home. */
  readonly idle: readonly { readonly number: number; readonly vehicle: DayVehicle }[];
  readonly missing: readonly { readonly number: number; readonly stop: DayStop; readonly why: string }[];
  readonly figures: PlanFigures;
  readonly faults: readonly PlanFault[];
  /** While it is searched for in this process. */
  readonly progress: Progress | undefined;
}

/** A plan with its times, cost and faults. For its carrier and the county. Refuses `dispatching.plan-unknown`. */
export async function planFile(call: Call, id: string): Promise<Outcome<PlanFile>> {
  const plan = await planById(call, id);
  if (!plan || !sees(call, plan.carrierId)) return refuse('dispatching.plan-unknown');
  return ok(fileOf(plan));
}

export function fileOf(plan: DayPlan): PlanFile {
  const { given, routes, missing } = plan;
  const problem = dayProblem(given);
  const used = new Set(routes.filter(({ stops }) => stops.length > 0).map(({ vehicle }) => vehicle));
  return {
    plan,
    routes: routes
      .filter(({ stops }) => stops.length > 0)
      .flatMap((route) => shownRoute(given, problem, route)),
    idle: given.vehicles.flatMap((vehicle, number) => (used.has(number) ? [] : [{ number, vehicle }])),
    missing: missing.flatMap(({ stop: number, why }) => {
      const stop = given.stops[number];
      return stop ? [{ number, stop, why }] : [];
    }),
    figures: figuresOf(given, problem, routes),
    faults: checkPlan(problem, planOf(given, routes)).faults,
    progress: progressOf(plan.id),
  };
}

/** What of a plan is kept beside it, so that a list need not judge it again. */
export function judged(given: Day, routes: readonly DayRoute[]): Judged {
  const problem = dayProblem(given);
  const faulty = checkPlan(problem, planOf(given, routes)).faults.length > 0;
  return { figures: figuresOf(given, problem, routes), faulty };
}

export function figuresOf(given: Day, problem: Problem, routes: readonly DayRoute[]): PlanFigures {
  const plan = planOf(given, routes);
  const { cost, distance, vehicles } = checkPlan(problem, plan);
  const planned = plan.routes.flatMap(({ visits }) =>
    visits.flatMap((index) => given.stops[index]?.parcels ?? []),
  );
  const left = plan.unplanned.reduce((sum, index) => sum + (given.stops[index]?.parcels.length ?? 0), 0);
  return {
    costFen: Math.round(cost - lostBy(problem, plan)),
    metres: Math.round(distance),
    vehicles,
    parcels: planned.length,
    onTime: planned.filter(({ promisedDay }) => promisedDay >= given.day).length,
    left,
  };
}

export function shownRoute(given: Day, problem: Problem, route: DayRoute): ShownRoute[] {
  const vehicle = given.vehicles[route.vehicle];
  const terms = problem.vehicles[route.vehicle];
  if (!vehicle || !terms) return [];
  const stops = route.stops.flatMap((number) => {
    const stop = given.stops[number];
    return stop ? [{ number, stop }] : [];
  });
  const places = [terms.start ?? 0, ...stops.map(({ number }) => number + 1), 0];
  const legs = places.slice(1).map((to, index) => (places[index] ?? 0) * problem.places + to);
  const timed = timetable(
    vehicle.from,
    stops.map(({ stop }) => ({ ...stop, service: serviceSeconds(stop) })),
    legs.map((leg) => problem.duration[leg] ?? 0),
  );
  const alone = checkPlan(problem, {
    routes: [{ vehicle: route.vehicle, visits: route.stops }],
    unplanned: [],
  });
  const others = problem.visits.reduce(
    (sum, { prize }, index) => sum + (route.stops.includes(index) ? 0 : (prize ?? 0)),
    0,
  );
  return [
    {
      number: route.vehicle,
      vehicle,
      locked: route.locked,
      leaves: timed.leaves,
      back: timed.back,
      metres: Math.round(alone.distance),
      costFen: Math.round(alone.cost - others),
      grams: stops.reduce((sum, { stop }) => sum + stop.grams, 0),
      parcels: stops.reduce((sum, { stop }) => sum + stop.parcels.length, 0),
      stops: stops.map((each, index) => ({ ...each, ...(timed.stops[index] ?? { arrives: 0, leaves: 0 }) })),
    },
  ];
}

/** What is wrong with a plan, by the names people know: plates and nodes. */
export function faultSentence(given: Day, { code, at }: PlanFault, lang: 'zh' | 'en'): string {
  const stop = given.stops.find(({ key }) => key === at);
  const name = stop ? `${stop.spot.code} ${lang === 'zh' ? stop.spot.nameZh : stop.spot.nameEn}` : at;
  return planFaultSentence({ code, route: null, at: name }, lang);
}
