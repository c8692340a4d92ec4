import { type Run, runsOf } from './days.ts';
import type { Timetable, Trip } from './timetable.ts';

/**
 * One day's trips as legs, each from a stop to the next: leg `first[run] + k` goes from the run's stop `k` to `k + 1`.
 * Times are seconds of that day; `inOrder` lists the legs by departure, those of one run in the order of its stops.
 */
export interface LineDay {
  readonly day: string;
  readonly timetable: Timetable;
  readonly runs: readonly Run[];
  readonly first: Int32Array;
  readonly run: Int32Array;
  readonly departs: Int32Array;
  readonly arrives: Int32Array;
  readonly inOrder: Int32Array;
}

export function lineDay(timetable: Timetable, day: string): LineDay {
  const runs = runsOf(timetable, day);
  const first = new Int32Array(runs.length + 1);
  for (const [index, { trip }] of runs.entries())
    first[index + 1] = (first[index] ?? 0) + tripOfRun(timetable, trip).stops.length - 1;
  const legs = first[runs.length] ?? 0;
  const [run, departs, arrives] = [new Int32Array(legs), new Int32Array(legs), new Int32Array(legs)];
  for (const [index, { trip, shift }] of runs.entries()) {
    const { depart, arrive } = tripOfRun(timetable, trip);
    for (let leg = first[index] ?? 0, k = 0; leg < (first[index + 1] ?? 0); leg++, k++) {
      run[leg] = index;
      departs[leg] = (depart[k] ?? 0) + shift;
      arrives[leg] = (arrive[k + 1] ?? 0) + shift;
    }
  }
  const inOrder = Int32Array.from({ length: legs }, (_, leg) => leg).sort(
    (a, b) => (departs[a] ?? 0) - (departs[b] ?? 0) || a - b,
  );
  return { day, timetable, runs, first, run, departs, arrives, inOrder };
}

/** Kilograms still free on every leg of a day: what the trips take, before anything is promised. */
export function freeHold({ timetable, runs, first }: LineDay): Float64Array {
  const free = new Float64Array(first[runs.length] ?? 0);
  for (const [index, { trip }] of runs.entries())
    free.fill(tripOfRun(timetable, trip).hold.kg, first[index], first[index + 1]);
  return free;
}

export function tripOfRun({ trips }: Timetable, trip: number): Trip {
  const found = trips[trip];
  if (!found) throw new RangeError(`there is no trip ${trip}`);
  return found;
}
