import { type Impossible, impossibleVisits } from '../impossible.ts';
import type { Plan, Problem } from '../problem.ts';
import { Random } from '../random.ts';
import { Anneal } from './anneal.ts';
import { modelOf } from './model.ts';
import { Routes } from './routes.ts';
import { savings } from './savings.ts';

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
  /** Told of every better plan. */
  readonly progress?: (cost: number, seconds: number) => void;
}

export interface Solved {
  readonly plan: Plan;
  /** Visits that no plan can hold; the others were planned without them. */
  readonly impossible: readonly Impossible[];
  readonly iterations: number;
}

/** How many changes are tried between two looks at the clock. */
const STRIDE = 64;
/** Part of the effort spent on doing with fewer vehicles where that comes first, and how far it is cooled then. */
const FLEET = 0.7;
const FLEET_COOLED = 0.2;

/** The best plan found for a problem with the given effort. */
export function solve(problem: Problem, effort: Effort): Solved {
  const began = effort.clock();
  const seconds = effort.seconds ?? Number.POSITIVE_INFINITY;
  const iterations = effort.iterations ?? Number.POSITIVE_INFINITY;
  const impossible = impossibleVisits(problem);
  const model = modelOf(
    problem,
    impossible.map(({ visit }) => visit),
  );
  const routes = new Routes(model);
  const random = new Random(effort.seed);
  const best = new Routes(model);
  if (effort.from) routes.take(effort.from, effort.kept);
  else if (!model.timed && !model.paired && !model.driven && model.kinds === 1) savings(routes);
  const anneal = new Anneal(routes, random, (cost) => {
    routes.copyTo(best);
    effort.progress?.(cost, effort.clock() - began);
  });
  let fleet = problem.fewestVehicles ? FLEET : 0;
  anneal.cool(FLEET_COOLED);
  let tried = 0;
  for (; tried < iterations; tried++) {
    if (tried % STRIDE === 0) {
      const spent = effort.clock() - began;
      // Told to stop at once, it still answers a plan.
      if (tried > 0 && (spent >= seconds || effort.stop?.())) break;
      const done = Math.max(spent / seconds, tried / iterations);
      if (done < fleet) {
        if (tried > 0 && anneal.isWhole) anneal.dropVehicle();
      } else {
        if (problem.fewestVehicles && fleet > 0) {
          routes.take(best.plan());
          anneal.allowNoMore();
          anneal.begin();
          fleet = 0;
        }
        const share = problem.fewestVehicles ? FLEET : 0;
        anneal.cool((done - share) / (1 - share));
      }
    }
    anneal.step();
  }
  return { plan: best.plan(), impossible, iterations: tried };
}
