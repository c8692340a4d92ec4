import { parentPort, workerData } from 'node:worker_threads';
import { type Outcome, ok } from '#shared/outcome.ts';
import { writeRoads } from '../kernel/roads/roads-file.ts';
import { summaryOf } from '../kernel/roads/roads-summary.ts';
import type { RoutingRefusal } from '../refusals.ts';
import type { MadeRoads } from './make-roads.ts';
import { readOsm } from './read-osm.ts';

const read = readOsm(workerData as Uint8Array);
const made: Outcome<MadeRoads, RoutingRefusal> = read.ok
  ? ok({ file: writeRoads(read.value.roads), ...summaryOf(read.value) })
  : read;
parentPort?.postMessage(made);
