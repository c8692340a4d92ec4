import { checkPlan, type Judgement, type Plan, type Problem, solveProblem, type WaysUsed } from '#routing';
import { type Outcome, ok } from '#shared/outcome.ts';
import { cheapestApart } from '../kernel/cheapest-apart.ts';
import { type PoolRule, type PoolShares, sharePool } from '../kernel/share-pool.ts';
import { wholeFen } from '../kernel/whole-fen.ts';
import { type PlanningRefusal, refuse } from '../refusals.ts';

/** A carrier with the kinds of vehicles and the stops of a day that are its own. */
export interface PoolCarrier {
  readonly name: string;
  readonly vehicles: readonly string[];
  readonly stops: readonly string[];
}

export interface PooledDay {
  readonly rule: PoolRule;
  readonly carriers: readonly PooledCarrier[];
  readonly alone: Driven;
  readonly pooled: Driven;
  /** The pooled plan: each vehicle's stops in order. None where driving apart came out cheaper. */
  readonly routes: readonly PooledRoute[];
  /** Where its ways come from, and the nodes no car can drive to; not said of a problem from a file, or of before it was kept. */
  readonly ways?: { readonly used: WaysUsed; readonly apart: readonly string[] } | undefined;
}

export interface PooledRoute {
  readonly vehicle: string;
  readonly stops: readonly string[];
  /** Seconds of the day and metres, judged by the checker; a day worked out before they were told has none. */
  readonly leaves?: number;
  readonly back?: number;
  readonly metres?: number;
  /** One for each stop. */
  readonly times?: readonly { readonly arrives: number; readonly leaves: number }[];
}

export interface PooledCarrier {
  readonly name: string;
  readonly stops: number;
  readonly kgKm: number;
  readonly aloneFen: number;
  readonly shareFen: number;
  /** What its own vehicles cost in the pooled plan; what it bears more or less than that it pays or is paid. */
  readonly droveFen: number;
  readonly netFen: number;
}

export interface Driven {
  readonly fen: number;
  readonly km: number;
  readonly vehicles: number;
}

/** With more, every coalition could not be planned in a reasonable time: 2^n of them. */
const MOST_CARRIERS = 8;

export interface PoolEffort {
  readonly seed: number;
  /** Changes tried for each coalition: the same number makes the same shares. */
  readonly iterations: number;
  readonly rule: PoolRule;
}

/**
 * The same day’s stops driven by each carrier alone and by all together, and who bears what of it. Costs of the problem are fen. Every
 * coalition is planned; one whose plan came out dearer than driving apart drives apart.
 */
export function poolDay(
  problem: Problem,
  carriers: readonly PoolCarrier[],
  { seed, iterations, rule }: PoolEffort,
): Outcome<PooledDay, PlanningRefusal> {
  const wrong = wrongIn(problem, carriers);
  if (wrong) return wrong;
  const whole = 2 ** carriers.length - 1;
  const cost = new Float64Array(whole + 1);
  const driven: Driven[] = [{ fen: 0, km: 0, vehicles: 0 }];
  const drove = new Map<string, number>();
  let routes: PooledRoute[] = [];
  for (let coalition = 1; coalition <= whole; coalition++) {
    const members = carriers.filter((_, i) => coalition & (1 << i));
    const part = partOf(problem, members);
    const { plan } = solveProblem({ problem: part }, { seed, iterations });
    const judged = checkPlan(part, plan);
    const isAlone = members.length === 1;
    if (!judged.feasible && (isAlone || coalition === whole))
      return refuse('planning.cannot-drive', { who: members.map(({ name }) => name).join('、') });
    // A coalition in between whose plan is not whole drives apart.
    cost[coalition] = judged.feasible ? judged.cost : Number.POSITIVE_INFINITY;
    driven[coalition] = {
      fen: Math.round(judged.cost),
      km: judged.distance / 1000,
      vehicles: judged.vehicles,
    };
    if (coalition === whole) {
      routes = plan.routes.map((route, index) => pooledRoute(part, route, judged.timetables[index] ?? []));
      for (const route of plan.routes) {
        const only = checkPlan(part, { routes: [route], unplanned: [] }).cost;
        const name = part.vehicles[route.vehicle]?.name ?? '';
        drove.set(name, (drove.get(name) ?? 0) + only);
      }
    }
  }
  cheapestApart(cost);
  const kgKm = carriers.map((carrier) => kgKmOf(problem, carrier));
  const shares = sharePool(
    { carriers: carriers.length, kgKm, cost: (coalition) => cost[Number(coalition)] ?? 0 },
    rule,
    () => 0,
  );
  return ok(told({ carriers, driven, drove, routes, kgKm, shares, rule }));
}

function pooledRoute(
  part: Problem,
  route: Plan['routes'][number],
  timed: Judgement['timetables'][number],
): PooledRoute {
  return {
    vehicle: part.vehicles[route.vehicle]?.name ?? '',
    stops: route.visits.map((visit) => part.visits[visit]?.name ?? ''),
    ...{ leaves: timed[0]?.goes ?? 0, back: timed.at(-1)?.begins ?? 0 },
    metres: Math.round(checkPlan(part, { routes: [route], unplanned: [] }).distance),
    times: timed
      .filter(({ step }) => step.is === 'visit')
      .map(({ begins, goes }) => ({ arrives: begins, leaves: goes })),
  };
}

interface Worked {
  readonly carriers: readonly PoolCarrier[];
  readonly driven: readonly Driven[];
  readonly drove: ReadonlyMap<string, number>;
  readonly routes: readonly PooledRoute[];
  readonly kgKm: readonly number[];
  readonly shares: PoolShares;
  readonly rule: PoolRule;
}

function told({ carriers, driven, drove, routes, kgKm, shares, rule }: Worked): PooledDay {
  const apart = carriers.map((_, i) => driven[1 << i] as Driven);
  const sum = (of: (each: Driven) => number) => apart.reduce((total, each) => total + of(each), 0);
  const alone = {
    fen: sum(({ fen }) => fen),
    km: sum(({ km }) => km),
    vehicles: sum((each) => each.vehicles),
  };
  const together = driven.at(-1) as Driven;
  // All together may have driven apart after all: then everybody drove its own.
  const joined = together.fen <= shares.pooled;
  const own = carriers.map(({ vehicles }, i) =>
    joined ? vehicles.reduce((total, name) => total + (drove.get(name) ?? 0), 0) : (shares.alone[i] ?? 0),
  );
  const droveFen = wholeFen(own, shares.pooled);
  return {
    rule,
    alone,
    pooled: joined ? together : { ...alone, fen: shares.pooled },
    routes: joined ? routes.filter(({ stops }) => stops.length > 0) : [],
    carriers: carriers.map(({ name, stops }, i) => ({
      ...{ name, stops: stops.length, kgKm: kgKm[i] ?? 0, aloneFen: shares.alone[i] ?? 0 },
      ...{ shareFen: shares.fen[i] ?? 0, droveFen: droveFen[i] ?? 0 },
      netFen: (shares.fen[i] ?? 0) - (droveFen[i] ?? 0),
    })),
  };
}

function wrongIn(problem: Problem, carriers: readonly PoolCarrier[]) {
  if (carriers.length < 2 || carriers.length > MOST_CARRIERS)
    return refuse('planning.how-many-carriers', { most: MOST_CARRIERS });
  const shipped = problem.visits.find(({ deliveredAt }) => deliveredAt !== null);
  if (shipped) return refuse('planning.not-whose', { what: shipped.name });
  for (const [named, all] of [
    [carriers.flatMap(({ stops }) => stops), problem.visits],
    [carriers.flatMap(({ vehicles }) => vehicles), problem.vehicles],
  ] as const) {
    const times = new Map<string, number>(all.map(({ name }) => [name, 0]));
    for (const name of named) {
      const had = times.get(name);
      if (had !== 0) return refuse('planning.not-whose', { what: name });
      times.set(name, 1);
    }
    const nobodys = [...times].find(([, count]) => count === 0);
    if (nobodys) return refuse('planning.not-whose', { what: nobodys[0] });
  }
  return undefined;
}

function partOf(problem: Problem, members: readonly PoolCarrier[]): Problem {
  const stops = new Set(members.flatMap((each) => each.stops));
  const vehicles = new Set(members.flatMap((each) => each.vehicles));
  return {
    ...problem,
    visits: problem.visits.filter(({ name }) => stops.has(name)),
    vehicles: problem.vehicles.filter(({ name }) => vehicles.has(name)),
  };
}

/** The first load of each of its stops times its way from where the vehicles start. */
function kgKmOf({ visits, vehicles, distance, places }: Problem, carrier: PoolCarrier): number {
  const start = vehicles.find((each) => each.start !== null)?.start ?? 0;
  const own = new Set(carrier.stops);
  return visits
    .filter(({ name }) => own.has(name))
    .reduce((sum, { place, deliver, collect }) => {
      const kg = (deliver[0] ?? 0) + (collect[0] ?? 0);
      return sum + (kg * (distance[start * places + place] ?? 0)) / 1000;
    }, 0);
}
