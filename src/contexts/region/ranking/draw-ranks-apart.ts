import { Worker } from 'node:worker_threads';
import type { Columns } from '../kernel/composite/columns.ts';
import type { DrawnRanks, Draws } from '../kernel/ranking/draw-ranks.ts';
import type { RanksTold, RanksWanted } from './ranks-apart.ts';

/** Draws ranks in a thread of its own, so that a server goes on answering; `signal` ends it, and the promise with its reason. */
export async function drawRanksApart(
  columns: Columns,
  weights: Float64Array,
  draws: Draws,
  { onDone, signal }: { readonly onDone?: (done: number) => void; readonly signal?: AbortSignal } = {},
): Promise<DrawnRanks> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL('./ranks-apart.ts', import.meta.url), {
    workerData: { columns, weights, draws } satisfies RanksWanted,
  });
  const { promise, resolve, reject } = Promise.withResolvers<DrawnRanks>();
  worker.on('message', (told: RanksTold) => {
    if ('ranks' in told) resolve(told.ranks);
    else onDone?.(told.done);
  });
  worker.once('error', reject);
  worker.once('exit', (code) => reject(new Error(`drawing ranks ended with ${code}`)));
  const stop = () => reject(signal?.reason);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await promise;
  } finally {
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
