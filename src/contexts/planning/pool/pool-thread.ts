import { parentPort, workerData } from 'node:worker_threads';
import type { Problem } from '#routing';
import { type PoolCarrier, type PoolEffort, poolDay } from './pool-day.ts';

/** What a thread is started with. */
export interface PoolSetting {
  readonly problem: Problem;
  readonly carriers: readonly PoolCarrier[];
  readonly effort: PoolEffort;
}

const { problem, carriers, effort } = workerData as PoolSetting;
parentPort?.postMessage(poolDay(problem, carriers, effort));
