import { type Impossible, impossibleVisits } from '../impossible.ts';
import type { Plan, Problem } from '../problem.ts';
import { Random } from '../random.ts';
import { Anneal } from './anneal.ts';
import { coarser, spread } from './coarser.ts';
import { Generations } from './generations.ts';
import { type Model, modelOf } from './model.ts';
import { isPlain, plainer } from './plainer.ts';
import { Routes } from './routes.ts';
import { beginsBySavings, savings } from './savings.ts';
import type { Share } from './share.ts';
import { Shared } from './shared.ts';

export interface Effort {
  /** The same seed and the same number of iterations make the same plan. */
  readonly seed: number;
  /** Ends after so many changes tried … */
  readonly iterations?: number;
  /** … or after so many seconds of `clock`, whichever is first. */
  readonly seconds?: number;
  /** Seconds so far; the kernel has no clock of its own. */
  readonly clock: () => number;
  /** True: stop now and answer the best plan so far. */
  readonly stop?: () => boolean;
  /** Goes on from this plan … */
  readonly from?: Plan;
  /** … and leaves the first so many visits of each of its routes where they are. */
  readonly kept?: readonly number[];
  /** Works on one plan together with others that were given the same effort and a seed of their own. */
  readonly share?: Share;
  /** Told of every better plan; where it is shared, when they meet. */
  readonly progress?: (cost: number, seconds: number) => void;
}

export interface Solved {
  readonly plan: Plan;
  /** Visits that no plan can hold; the others were planned without them. */
  readonly impossible: readonly Impossible[];
  readonly iterations: number;
}

/** How many changes are tried between two looks at the clock; fewer where each takes long. */
const STRIDE = { plain: 64, rich: 8 };
/** Part of the effort spent on doing with fewer vehicles where that comes first, and how far it is cooled then. */
const FLEET = 0.7;
const FLEET_COOLED = 0.2;
/** Part of the effort spent on visits at one place as one, where each change takes long. */
const COARSE = 0.8;

/** The best plan found for a problem with the given effort. */
export function solve(given: Problem, effort: Effort): Solved {
  if (isPlain(given)) return solvePlain(given, [], effort);
  const { problem, done, home } = plainer(given);
  const { from, progress } = effort;
  const solved = solvePlain(problem, done, {
    ...effort,
    ...(from ? { from: withoutDone(given, from) } : {}),
    ...(progress ? { progress: (cost, seconds) => progress(cost + home, seconds) } : {}),
  });
  return { ...solved, plan: withDone(given, solved.plan) };
}

/** The rest of a plan, without what vehicles underway have made. */
function withoutDone({ vehicles }: Problem, plan: Plan): Plan {
  const routes = plan.routes.map((route) => {
    const made = vehicles[route.vehicle]?.underway?.done.length ?? 0;
    const pauses = route.pauses ?? [];
    return {
      ...route,
      visits: route.visits.slice(made),
      pauses: pauses
        .filter(({ after }) => after >= made)
        .map((pause) => ({ ...pause, after: pause.after - made })),
    };
  });
  return { ...plan, routes };
}

/** A plan of the rest of the day with what was made before it. */
function withDone({ vehicles }: Problem, plan: Plan): Plan {
  const made = vehicles.map(({ underway }) => underway?.done ?? []);
  const routes = plan.routes.map((route) => {
    const done = made[route.vehicle] ?? [];
    const pauses = route.pauses?.map((pause) => ({ ...pause, after: pause.after + done.length }));
    return { ...route, visits: [...done, ...route.visits], ...(pauses ? { pauses } : {}) };
  });
  for (const [vehicle, visits] of made.entries()) {
    if (visits.length > 0 && !routes.some((route) => route.vehicle === vehicle))
      routes.push({ vehicle, visits: [...visits] });
  }
  const gone = new Set(made.flat());
  return { routes, unplanned: plan.unplanned.filter((visit) => !gone.has(visit)) };
}

function solvePlain(problem: Problem, done: readonly number[], effort: Effort): Solved {
  const began = effort.clock();
  const impossible = impossibleVisits(problem).filter(({ visit }) => !done.includes(visit));
  const skipped = [...done, ...impossible.map(({ visit }) => visit)];
  const whole = modelOf(problem, skipped);
  const coarse = mayBeCoarser(whole, effort) ? coarser(problem, skipped) : null;
  if (!coarse) return { ...search(whole, effort, { began, since: 0, until: 1, tried: 0 }), impossible };
  const { progress } = effort;
  // What is skipped stands for itself alone.
  const gone = new Set(skipped);
  const left = coarse.members.flatMap(([first = -1], visit) => (gone.has(first) ? [visit] : []));
  const first = search(
    modelOf(coarse.problem, left),
    { ...effort, ...(progress && { progress: (cost, seconds) => progress(cost + coarse.more, seconds) }) },
    { began, since: 0, until: COARSE, tried: 0 },
  );
  const from = spread(coarse, first.plan);
  const rest = { began, since: COARSE, until: 1, tried: first.iterations };
  return { ...search(whole, { ...effort, from }, rest), impossible };
}

/** Where routes are driven whole each change takes long; who has a plan already goes on from all of its visits. */
function mayBeCoarser({ rich, problem }: Model, { from }: Effort): boolean {
  return rich !== null && !from && problem.vehicles.every(({ underway }) => !underway);
}

/** A stretch of the way from the first change to the last. */
interface Stretch {
  /** By the clock, when the first change was tried. */
  readonly began: number;
  /** From which part of the effort, 0 … 1, to which. */
  readonly since: number;
  readonly until: number;
  /** Changes tried before. */
  readonly tried: number;
}

function search(model: Model, effort: Effort, stretch: Stretch): { plan: Plan; iterations: number } {
  const { began, since, until } = stretch;
  const { problem } = model;
  const seconds = effort.seconds ?? Number.POSITIVE_INFINITY;
  const iterations = effort.iterations ?? Number.POSITIVE_INFINITY;
  const routes = new Routes(model);
  const random = new Random(effort.seed);
  const best = new Routes(model);
  if (effort.from) routes.take(effort.from, effort.kept);
  else if (beginsBySavings(model)) savings(routes);
  let generations: Generations | null = null;
  const anneal = new Anneal(routes, random, (cost) => {
    routes.copyTo(best);
    if (!effort.share && (!generations || generations.leads)) effort.progress?.(cost, effort.clock() - began);
  });
  const shared =
    effort.share &&
    new Shared(routes, best, anneal, effort.share, since, (cost) =>
      effort.progress?.(cost, effort.clock() - began),
    );
  // What stays as it was driven cannot be crossed, nor what has pauses; where vehicles are saved, the time is spent on that.
  if (!effort.share && !effort.from && !problem.fewestVehicles && !model.rich && model.visits > 0)
    generations = new Generations(routes, best, anneal, random);
  let fleet = problem.fewestVehicles ? FLEET : 0;
  anneal.cool(FLEET_COOLED);
  const stride = model.rich ? STRIDE.rich : STRIDE.plain;
  let { tried } = stretch;
  for (; tried < iterations; tried++) {
    if (tried % stride === 0) {
      const spent = effort.clock() - began;
      // Told to stop at once, it still answers a plan.
      if (tried > 0 && (spent >= seconds || effort.stop?.())) break;
      const done = Math.max(spent / seconds, tried / iterations);
      if ((shared?.met ?? done) >= until) break;
      if (shared && tried > 0 && !shared.meetsAt(done, fleet)) break;
      if (generations) generations.goOn(done, tried);
      else if ((shared?.met ?? done) < fleet) {
        if (tried > 0 && anneal.isWhole) anneal.dropVehicle();
      } else {
        if (problem.fewestVehicles && fleet > 0) {
          if (!shared) routes.take(best.plan());
          anneal.allowNoMore();
          anneal.begin();
          fleet = 0;
        }
        const share = problem.fewestVehicles ? FLEET : 0;
        anneal.cool((done - share) / (1 - share), done > 0 ? Math.min(iterations, tried / done) : undefined);
      }
    }
    anneal.step();
  }
  const plan = shared?.end() ?? generations?.end() ?? best.plan();
  return { plan, iterations: tried };
}
