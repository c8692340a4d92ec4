import { Worker } from 'node:worker_threads';
import type { Outcome } from '#shared/outcome.ts';
import type { RoadsSummary } from '../kernel/roads/roads-summary.ts';
import { type RoutingRefusal, refuse } from '../refusals.ts';

/** A roads file, and how much road is in it. */
export interface MadeRoads extends RoadsSummary {
  readonly file: Uint8Array;
}

/** As large as a form may be; a county's extract has one to five. */
export const MOST_ROADS_MB = 10;

/** An OpenStreetMap extract as a roads file, on a thread of its own: seconds for a county. Refused as `readOsm` does. */
export function makeRoads(extract: Uint8Array): Promise<Outcome<MadeRoads, RoutingRefusal>> {
  if (extract.length > MOST_ROADS_MB * 1024 * 1024)
    return Promise.resolve(refuse('routing.extract-too-large', { mostMb: MOST_ROADS_MB }));
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./roads-thread.ts', import.meta.url), { workerData: extract });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`a thread that reads roads ended with ${code}`)));
  });
}
