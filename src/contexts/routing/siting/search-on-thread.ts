import { Worker } from 'node:worker_threads';
import type { SitingProblem } from '../kernel/siting/problem.ts';
import type { SitedAlone } from '../kernel/siting/solve-alone.ts';
import type { SearchMessage, SearchSetting } from './search-thread.ts';

interface Watched {
  readonly signal?: AbortSignal | undefined;
  readonly onCost?: (cost: number) => void;
}

/** Searches apart from this thread; ends at its next look round when the signal says so, with what was found by then. */
export async function searchOnThread(
  problem: SitingProblem,
  effort: SearchSetting['effort'],
  { signal, onCost }: Watched = {},
): Promise<SitedAlone> {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL('./search-thread.ts', import.meta.url), {
    workerData: { problem, effort, stop } satisfies SearchSetting,
  });
  const { promise, resolve, reject } = Promise.withResolvers<SitedAlone>();
  const end = () => Atomics.store(stop, 0, 1);
  if (signal?.aborted) end();
  signal?.addEventListener('abort', end, { once: true });
  worker.on('message', (message: SearchMessage) => {
    if (!('plan' in message)) onCost?.(message.cost);
    else resolve(message);
  });
  worker.on('error', reject);
  worker.on('exit', (code) => reject(new Error(`the thread that searches ended with ${code}`)));
  try {
    return await promise;
  } finally {
    signal?.removeEventListener('abort', end);
    await worker.terminate();
  }
}
