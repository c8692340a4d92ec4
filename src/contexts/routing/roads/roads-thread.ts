import { parentPort, workerData } from 'node:worker_threads';
import type { Outcome } from '#shared/outcome.ts';
import { writeRoads } from '../kernel/roads/roads-file.ts';
import type { RoutingRefusal } from '../refusals.ts';
import type { MadeRoads } from './make-roads.ts';
import { readOsm } from './read-osm.ts';

const read = readOsm(workerData as Uint8Array);
const made: Outcome<MadeRoads, RoutingRefusal> = read.ok
  ? {
      ok: true,
      value: {
        file: writeRoads(read.value),
        km: Math.round(read.value.metres.reduce((sum, each) => sum + each, 0) / 10_000),
        junctions: read.value.junctions,
        apart: read.value.isMain.reduce((count, main) => count + (main === 0 ? 1 : 0), 0),
      },
    }
  : read;
parentPort?.postMessage(made);
