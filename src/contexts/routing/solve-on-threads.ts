import { Worker } from 'node:worker_threads';
import type { Given } from './json/given.ts';
import type { Solved } from './kernel/search/solve.ts';
import { seatsFor } from './meeting.ts';
import type { Asked } from './solve-problem.ts';
import type { SolverSetting } from './solver-thread.ts';

export interface Running {
  readonly solved: Promise<Solved>;
  /** Answers the best plan so far soon after. */
  stop(): void;
}

/**
 * Solves on `threads` threads of their own, so that this one stays free to stop them. More than one share the routes of one
 * plan among them and meet from time to time; each has a seed of its own (seed, seed + 1 …). All find the same plan.
 */
export function solveOnThreads(given: Given, effort: Asked, threads: number): Running {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const seats = threads > 1 ? seatsFor(threads) : [null];
  const workers = seats.map((seat, index) => {
    const workerData: SolverSetting = { given, effort: { ...effort, seed: effort.seed + index }, stop, seat };
    const transferList = seat?.lines.filter((line) => line !== null) ?? [];
    return new Worker(new URL('./solver-thread.ts', import.meta.url), { workerData, transferList });
  });
  const solved = Promise.all(workers.map(answerOf)).then(([first]) => first as Solved);
  // The others would wait for it.
  solved.catch(() => Promise.all(workers.map((worker) => worker.terminate())));
  return { solved, stop: () => Atomics.store(stop, 0, 1) };
}

function answerOf(worker: Worker): Promise<Solved> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`a solving thread ended with ${code}`)));
  });
}
