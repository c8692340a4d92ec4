import { Worker } from 'node:worker_threads';
import type { Given } from './json/given.ts';
import { checkPlan } from './kernel/check-plan.ts';
import type { Problem } from './kernel/problem.ts';
import type { Solved } from './kernel/search/solve.ts';
import type { Asked } from './solve-problem.ts';
import type { SolverSetting } from './solver-thread.ts';

export interface Running {
  readonly solved: Promise<Solved>;
  /** Answers the best plan so far soon after. */
  stop(): void;
}

/**
 * Solves on `threads` threads of their own, so that this one stays free to stop them: each begins with a seed of its own
 * (seed, seed + 1 …), the best of their plans is answered, and that of the lowest seed when they are worth the same.
 */
export function solveOnThreads(given: Given, effort: Asked, threads: number): Running {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const each = Array.from({ length: threads }, (_, index) =>
    solveOnThread({ given, effort: { ...effort, seed: effort.seed + index }, stop }),
  );
  return {
    solved: Promise.all(each).then((all) => bestOf(given.problem, all)),
    stop: () => Atomics.store(stop, 0, 1),
  };
}

function solveOnThread(workerData: SolverSetting): Promise<Solved> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./solver-thread.ts', import.meta.url), { workerData });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`a solving thread ended with ${code}`)));
  });
}

/** Fewest stops missing, then fewest vehicles where they come first, then least cost. */
function bestOf(problem: Problem, all: readonly Solved[]): Solved {
  const ranked = all.map((solved) => {
    const { faults, vehicles, cost } = checkPlan(problem, solved.plan);
    return { solved, rank: [faults.length, problem.fewestVehicles ? vehicles : 0, cost] };
  });
  ranked.sort((a, b) => {
    const differs = a.rank.findIndex((each, index) => each !== b.rank[index]);
    return differs < 0 ? 0 : (a.rank[differs] ?? 0) - (b.rank[differs] ?? 0);
  });
  const [first] = ranked;
  if (!first) throw new RangeError('no thread was asked to solve');
  return first.solved;
}
