import { Worker } from 'node:worker_threads';
import type { Day, DayRoute } from './kernel/day.ts';
import type { Found } from './search-day.ts';
import type { SearchMessage, SearchSetting } from './search-thread.ts';

/** How far the search for a plan is. */
export interface Progress {
  /** The best found so far in fen, what is left out counted as dear; undefined: none yet. */
  readonly costFen: number | undefined;
  /** How often a better one was found. */
  readonly better: number;
  readonly startedAt: number;
}

interface Running {
  progress: Progress;
  readonly stop: Int32Array<SharedArrayBuffer>;
}

// Searches of this process by plan. Another process does not see them: there a plan is only known to be asked for.
const running = new Map<string, Running>();

/** How far a search of this process is; undefined when it does not search for this plan. */
export function progressOf(planId: string): Progress | undefined {
  return running.get(planId)?.progress;
}

/** Lets a search of this process answer the best it has found. */
export function endSearch(planId: string): void {
  const found = running.get(planId);
  if (found) Atomics.store(found.stop, 0, 1);
}

/** Searches on a thread of its own, so that pages are answered meanwhile. */
export async function searchApart(
  planId: string,
  asked: { readonly day: Day; readonly locked: readonly DayRoute[]; readonly seconds: number },
): Promise<Found> {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const state: Running = { stop, progress: { costFen: undefined, better: 0, startedAt: performance.now() } };
  running.set(planId, state);
  try {
    return await new Promise<Found>((resolve, reject) => {
      const workerData: SearchSetting = { ...asked, seed: 1, stop };
      const worker = new Worker(new URL('./search-thread.ts', import.meta.url), { workerData });
      worker.on('message', (message: SearchMessage) => {
        if ('found' in message) return resolve(message.found);
        const { better, startedAt } = state.progress;
        state.progress = { costFen: message.better.costFen, better: better + 1, startedAt };
      });
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`the search for plan ${planId} ended with ${code}`)));
    });
  } finally {
    running.delete(planId);
  }
}
