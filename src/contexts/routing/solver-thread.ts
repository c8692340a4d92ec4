import { parentPort, workerData } from 'node:worker_threads';
import type { Given } from './json/given.ts';
import type { Told } from './kernel/search/share.ts';
import { meetAt, type Seat } from './meeting.ts';
import { type Asked, solveProblem } from './solve-problem.ts';

/** What a thread is started with. `stop` is 1 when it is to answer the best plan so far. */
export interface SolverSetting {
  readonly given: Given;
  readonly effort: Asked;
  readonly stop: Int32Array<SharedArrayBuffer>;
  /** Where it meets the others; null: it is alone. */
  readonly seat: Seat | null;
}

const { given, effort, stop, seat } = workerData as SolverSetting;
const share = seat && {
  ...{ part: seat.part, parts: seat.lines.length, seed: effort.seed - seat.part },
  meet: (told: Told) => meetAt(seat, told),
};
const solved = solveProblem(given, {
  ...effort,
  stop: () => Atomics.load(stop, 0) === 1,
  ...(share ? { share } : {}),
});
parentPort?.postMessage(solved);
for (const line of seat?.lines ?? []) line?.close();
