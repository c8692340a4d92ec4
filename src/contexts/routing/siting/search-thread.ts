import { parentPort, workerData } from 'node:worker_threads';
import type { SitingProblem } from '../kernel/siting/problem.ts';
import { type SitedAlone, siteAlone } from '../kernel/siting/solve-alone.ts';
import { threadSeconds } from '../thread-seconds.ts';

/** `stop[0]` becomes 1 when it shall end with what it has. */
export interface SearchSetting {
  readonly problem: SitingProblem;
  readonly effort: {
    readonly seed: number;
    readonly gap: number;
    readonly iterations: number;
    readonly seconds: number;
  };
  readonly stop: Int32Array;
}

export type SearchMessage = { readonly cost: number } | SitedAlone;

const TOLD_EVERY_MS = 200;
const { problem, effort, stop } = workerData as SearchSetting;
const began = threadSeconds();
let told = 0;

const found = siteAlone(problem, {
  ...effort,
  stop: () => Atomics.load(stop, 0) === 1 || threadSeconds() - began > effort.seconds,
  progress: (cost) => {
    if (performance.now() < told + TOLD_EVERY_MS) return;
    told = performance.now();
    parentPort?.postMessage({ cost } satisfies SearchMessage);
  },
});
parentPort?.postMessage(found satisfies SearchMessage);
