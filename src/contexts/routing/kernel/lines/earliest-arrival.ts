import { type LineDay, tripOfRun } from './line-day.ts';
import type { ByLine, Ride, Way } from './way.ts';

/** Stops a parcel can be carried between by hand, with the seconds it takes: `near[stop]`. */
export type Near = readonly (readonly { readonly stop: number; readonly seconds: number }[])[];

const NEVER = 2 ** 31 - 1;

/**
 * The way by scheduled lines on which a parcel arrives first, or null. A connection scan (Dibbelt, Pajor, Strasser & Wagner
 * 2013) over legs in the order of departure that knows freight: a parcel rides a leg only where its kilograms are `free`
 * and its goods are taken; before its first trip it is inspected; every putting in and taking out needs its hand-over.
 * `gone`: runs that do not run (or no longer): 1.
 */
export function earliestArrival(
  day: LineDay,
  free: Float64Array,
  parcel: ByLine,
  { near = [], gone }: { readonly near?: Near; readonly gone?: Uint8Array } = {},
): Way | null {
  const { timetable, runs, first, inOrder, run, departs, arrives } = day;
  const stops = timetable.stops.length;
  // Taken out and inspected at a stop, from when on; and by which leg it came there.
  const out = new Int32Array(stops).fill(NEVER);
  const cameBy = new Int32Array(stops).fill(-1);
  const origin = new Uint8Array(stops);
  for (const stop of parcel.from) origin[stop] = 1;
  const target = new Uint8Array(stops);
  for (const stop of parcel.to) target[stop] = 1;
  // The leg with which the parcel is in a run, -1: it is not.
  const inSince = new Int32Array(runs.length).fill(-1);
  const inBefore = new Int32Array(day.run.length).fill(-1);
  let [best, bestStop] = [NEVER, -1];

  for (const leg of inOrder) {
    const leaves = departs[leg] ?? 0;
    if (leaves >= best) break;
    if (leaves < parcel.ready) continue;
    const index = run[leg] ?? 0;
    const trip = tripOfRun(timetable, runs[index]?.trip ?? -1);
    const { hold } = trip;
    if (gone?.[index] === 1 || (free[leg] ?? 0) < parcel.kg || !takes(hold.goods, parcel.goods)) {
      inSince[index] = -1;
      continue;
    }
    const k = leg - (first[index] ?? 0);
    if (inSince[index] === -1) {
      const stop = trip.stops[k] ?? -1;
      const fresh = origin[stop] === 1 && parcel.ready + hold.inspection + hold.handOver <= leaves;
      const again = out[stop] !== NEVER && (out[stop] ?? NEVER) + hold.handOver <= leaves;
      if (trip.loads[k] !== 1 || !(fresh || again)) continue;
      inSince[index] = leg;
    }
    inBefore[leg] = inSince[index] ?? -1;
    if (trip.unloads[k + 1] !== 1) continue;
    const at = trip.stops[k + 1] ?? -1;
    const taken = (arrives[leg] ?? 0) + hold.handOver;
    settle(at, taken, leg);
    for (const { stop, seconds } of near[at] ?? []) settle(stop, taken + seconds, leg);
  }
  return bestStop === -1 ? null : { rides: ridesTo(bestStop), arrives: best };

  function settle(stop: number, when: number, leg: number): void {
    if (when >= (out[stop] ?? NEVER)) return;
    out[stop] = when;
    cameBy[stop] = leg;
    if (target[stop] === 1 && when < best) [best, bestStop] = [when, stop];
  }

  function ridesTo(last: number): Ride[] {
    const rides: Ride[] = [];
    for (let stop = last; ; ) {
      const alighted = cameBy[stop] ?? -1;
      const boarded = inBefore[alighted] ?? -1;
      const index = run[alighted] ?? 0;
      const begin = first[index] ?? 0;
      rides.unshift({ run: index, board: boarded - begin, alight: alighted - begin + 1 });
      const trip = tripOfRun(timetable, runs[index]?.trip ?? -1);
      stop = trip.stops[boarded - begin] ?? -1;
      const leaves = departs[boarded] ?? 0;
      const { inspection, handOver } = trip.hold;
      if (origin[stop] === 1 && parcel.ready + inspection + handOver <= leaves) return rides;
    }
  }
}

function takes(goods: readonly string[] | null, kind: string | null): boolean {
  return goods === null || kind === null || goods.includes(kind);
}
