import { parentPort, workerData } from 'node:worker_threads';
import type { Day, DayRoute } from './kernel/day.ts';
import { type Found, searchDay } from './search-day.ts';

/** What a thread is started with; `stop` is 1 when it is to answer the best found so far. */
export interface SearchSetting {
  readonly day: Day;
  readonly locked: readonly DayRoute[];
  readonly seed: number;
  readonly seconds: number;
  readonly stop: Int32Array<SharedArrayBuffer>;
}

export type SearchMessage =
  | { readonly better: { costFen: number; seconds: number } }
  | { readonly found: Found };

const { day, locked, seed, seconds, stop } = workerData as SearchSetting;
const tell = (message: SearchMessage) => parentPort?.postMessage(message);
tell({
  found: searchDay(day, locked, {
    seed,
    seconds,
    stop: () => Atomics.load(stop, 0) === 1,
    progress: (costFen, spent) => tell({ better: { costFen, seconds: spent } }),
  }),
});
