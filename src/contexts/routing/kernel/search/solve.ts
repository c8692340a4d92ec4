import type { Plan, Problem } from '../problem.ts';
import { Random } from '../random.ts';
import { annealWith } from './anneal.ts';
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
  /** Told of every better plan. */
  readonly progress?: (cost: number, seconds: number) => void;
}

export interface Solved {
  readonly plan: Plan;
  readonly iterations: number;
}

/** How many changes are tried between two looks at the clock. */
const STRIDE = 64;

/** The best plan found for a problem with the given effort. */
export function solve(problem: Problem, effort: Effort): Solved {
  const began = effort.clock();
  const seconds = effort.seconds ?? Number.POSITIVE_INFINITY;
  const iterations = effort.iterations ?? Number.POSITIVE_INFINITY;
  const model = modelOf(problem);
  const routes = new Routes(model);
  const random = new Random(effort.seed);
  const best = new Routes(model);
  if (!model.timed && !model.paired && !model.driven && model.kinds === 1) savings(routes);
  const annealed = annealWith(routes, random, (cost) => {
    routes.copyTo(best);
    effort.progress?.(cost, effort.clock() - began);
  });
  let tried = 0;
  for (; tried < iterations; tried++) {
    if (tried % STRIDE === 0) {
      const spent = effort.clock() - began;
      if (spent >= seconds || effort.stop?.()) break;
      annealed.cool(Math.max(spent / seconds, tried / iterations));
    }
    annealed.step();
  }
  return { plan: best.plan(), iterations: tried };
}
