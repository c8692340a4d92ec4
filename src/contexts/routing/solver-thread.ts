import { parentPort, workerData } from 'node:worker_threads';
import type { Given } from './json/given.ts';
import { type Asked, solveProblem } from './solve-problem.ts';

/** What a thread is started with. `stop` is 1 when it is to answer the best plan so far. */
export interface SolverSetting {
  readonly given: Given;
  readonly effort: Asked;
  readonly stop: Int32Array<SharedArrayBuffer>;
}

const { given, effort, stop } = workerData as SolverSetting;
parentPort?.postMessage(solveProblem(given, { ...effort, stop: () => Atomics.load(stop, 0) === 1 }));
