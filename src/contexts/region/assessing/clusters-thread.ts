import { parentPort, workerData } from 'node:worker_threads';
import { clustersOf } from './clusters-of.ts';

// The thread that `clustersApart` starts for one map.

export interface ClustersWanted {
  readonly units: readonly string[];
  readonly scores: Float64Array;
  readonly borders: Readonly<Record<string, readonly string[]>>;
}

const { units, scores, borders } = workerData as ClustersWanted;
parentPort?.postMessage({ clusters: clustersOf(units, scores, borders) });
