import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { KeptClusters } from './clusters-of.ts';
import type { ClustersWanted } from './clusters-thread.ts';

/** Clusters of a map, found in a thread of its own: a thousand permutations of thousands of regions would keep a server from answering. */
export async function clustersApart(wanted: ClustersWanted): Promise<KeptClusters | undefined> {
  const worker = new Worker(new URL('./clusters-thread.ts', import.meta.url), { workerData: wanted });
  try {
    // A thread that fails says so as an error, which `once` throws.
    const [{ clusters }] = (await once(worker, 'message')) as [{ clusters: KeptClusters | undefined }];
    return clusters;
  } finally {
    await worker.terminate();
  }
}
