import { checkPlan } from '../../check-plan.ts';
import type { Near } from '../earliest-arrival.ts';
import type { ParcelDay } from './parcel-day.ts';
import { roundsOf } from './parcel-day.ts';
import type { ParcelPlan } from './plan-parcels.ts';

export interface ParcelFault {
  readonly code: ParcelFaultCode;
  readonly at: string;
}

export type ParcelFaultCode =
  | 'left-out'
  | 'no-such-run'
  | 'not-there'
  | 'not-taken'
  | 'too-late-for-it'
  | 'hold-full'
  | 'after-due'
  | 'van-gone'
  | 'rounds-wrong';

export interface ParcelJudgement {
  readonly faults: readonly ParcelFault[];
  readonly cost: number;
  readonly metres: number;
}

/** Follows every parcel from the hub to its place, and every trip along its stops: shares no line with the planner's choices. */
export function checkParcels(
  day: ParcelDay,
  { carried, plan }: ParcelPlan,
  near: Near = [],
): ParcelJudgement {
  const faults: ParcelFault[] = [];
  const { timetable, runs } = day.lines;
  // Kilograms on each run between its stops.
  const aboard = new Map<string, number>();
  let fares = 0;
  for (const [index, parcel] of day.parcels.entries()) {
    const tell = (code: ParcelFaultCode) => faults.push({ code, at: parcel.name });
    const how = carried[index];
    if (!how) {
      tell('left-out');
      continue;
    }
    if (!how.way) continue;
    fares += day.lineFare.perParcel + day.lineFare.perKg * parcel.kg;
    let [now, at, inspected] = [parcel.ready, -1, false];
    for (const { run, board, alight } of how.way.rides) {
      const { trip: number, shift } = runs[run] ?? { trip: -1, shift: 0 };
      const trip = timetable.trips[number];
      if (!trip || board < 0 || alight <= board || alight >= trip.stops.length) {
        tell('no-such-run');
        break;
      }
      const [on, off] = [trip.stops[board] ?? -1, trip.stops[alight] ?? -1];
      if (at === -1 ? !(day.places[0]?.stops ?? []).includes(on) : at !== on) {
        const carriedOver = at === -1 ? undefined : near[at]?.find(({ stop }) => stop === on);
        if (carriedOver) now += carriedOver.seconds;
        else tell('not-there');
      }
      if (trip.hold.goods !== null && parcel.goods !== null && !trip.hold.goods.includes(parcel.goods))
        tell('not-taken');
      if (trip.loads[board] !== 1 || trip.unloads[alight] !== 1) tell('not-taken');
      const ready = now + trip.hold.handOver + (inspected ? 0 : trip.hold.inspection);
      if (ready > (trip.depart[board] ?? 0) + shift) tell('too-late-for-it');
      for (let k = board; k < alight; k++) {
        const leg = `${run} ${k}`;
        aboard.set(leg, (aboard.get(leg) ?? 0) + parcel.kg);
        if ((aboard.get(leg) ?? 0) > trip.hold.kg + 1e-6) tell('hold-full');
      }
      [now, at, inspected] = [(trip.arrive[alight] ?? 0) + shift + trip.hold.handOver, off, true];
    }
    const feeder = how.feeder === null ? null : day.feeders[how.feeder];
    const end = feeder ? feeder.from : parcel.to;
    const there = (stop: number) => (day.places[end]?.stops ?? []).includes(stop);
    if (!there(at)) {
      const over = near[at]?.find(({ stop }) => there(stop));
      if (over) now += over.seconds;
      else tell('not-there');
    }
    if (now > (feeder ? feeder.leaves : parcel.due)) tell(feeder ? 'van-gone' : 'after-due');
  }
  const { problem } = roundsOf(day, carried);
  const judged = checkPlan(problem, plan);
  for (const fault of judged.faults) faults.push({ code: 'rounds-wrong', at: `${fault.code} ${fault.at}` });
  return { faults, cost: judged.cost + fares, metres: judged.distance };
}
