import { Random } from '../../random.ts';
import { lineDay } from '../line-day.ts';
import { checkParcels } from '../parcels/check-parcels.ts';
import { afterMissedRuns } from '../parcels/missed-run.ts';
import type { ParcelDay, Vans } from '../parcels/parcel-day.ts';
import { type ParcelPlan, planParcels } from '../parcels/plan-parcels.ts';
import type { Assumptions } from './assumptions.ts';
import type { County } from './county.ts';
import { demandOn, type Sent } from './demand.ts';

/** Each carrier with vans of its own, all carriers' parcels in the same vans, and those with buses too. */
export type Manner = 'alone' | 'pooled' | 'pooled-buses';
export const manners: readonly Manner[] = ['alone', 'pooled', 'pooled-buses'];

export interface YearFigures {
  readonly parcels: number;
  /** Fen for each parcel. */
  readonly costPerParcel: number;
  /** Parts of all parcels, from 0 to 1. */
  readonly onTime: number;
  readonly byBus: number;
  /** Freshness that fresh parcels have left on arrival: 1 is what left the hub. */
  readonly freshness: number;
  readonly km: number;
  /** Kilometres driven with nothing aboard. */
  readonly emptyKm: number;
  readonly vansADay: number;
  readonly missedBuses: number;
}

const ITERATIONS = 60;
const HOURS_OF_A_DAY = 24;

/**
 * Days of a county, planned each morning by the planner and driven as planned, but that buses fail to come: what was on them is
 * planned again. What does not arrive in its day is late, and goes with the next day's parcels. Every plan is judged by `checkParcels`.
 */
export function simulateYear(
  county: County,
  given: Assumptions,
  {
    days,
    from,
    seed,
    manner,
    progress,
  }: { days: number; from: string; seed: number; manner: Manner; progress?: (day: number) => void },
): YearFigures {
  const [chance, buses] = [new Random(seed), new Random(seed + 1)];
  const carriers = manner === 'alone' ? Object.keys(given.carriers).length : 1;
  const sum = {
    parcels: 0,
    cost: 0,
    onTime: 0,
    byBus: 0,
    fresh: 0,
    left: 0,
    metres: 0,
    empty: 0,
    vans: 0,
    missed: 0,
  };
  let waiting: (Sent & { readonly daysLate: number })[] = [];
  for (let number = 0; number < days; number++) {
    const day = new Date(Date.parse(`${from}T00:00:00Z`) + number * 86400_000).toISOString().slice(0, 10);
    const { badWeather, sent } = demandOn(county, day, given, chance);
    const all = [...waiting, ...sent.map((each) => ({ ...each, daysLate: 0 }))];
    waiting = [];
    sum.parcels += sent.length;
    const slower = badWeather ? given.weather.slower : 1;
    for (let carrier = 0; carrier < carriers; carrier++) {
      const own = manner === 'alone' ? all.filter((each) => each.carrier === carrier) : all;
      if (own.length === 0) continue;
      const parcels = dayOf(county, given, own, { day, slower, withBuses: manner === 'pooled-buses' });
      let plan = planParcels(parcels, { seed, iterations: ITERATIONS });
      const often = badWeather ? given.missed.badWeather : given.missed.ordinary;
      const missed = parcels.lines.runs.flatMap((_, run) => (buses.unit() < often ? [run] : []));
      const hit = missed.filter((run) =>
        plan.carried.some((how) => how?.way?.rides.some((ride) => ride.run === run)),
      );
      if (hit.length > 0) plan = afterMissedRuns(parcels, plan, missed);
      sum.missed += hit.length;
      const { faults, cost } = checkParcels(parcels, plan);
      const wrong = faults.find(({ code }) => code !== 'left-out');
      if (wrong) throw new Error(`${day}: ${wrong.code} ${wrong.at}`);
      sum.cost += cost;
      const driven = drivenIn(parcels, plan);
      sum.metres += driven.metres;
      sum.empty += driven.empty;
      sum.vans += driven.vans;
      for (const [index, each] of own.entries()) {
        const arrives = driven.arrives[index];
        if (arrives === undefined || arrives === null) {
          waiting.push({ ...each, daysLate: each.daysLate + 1 });
          continue;
        }
        if (each.daysLate === 0) sum.onTime++;
        if (plan.carried[index]?.way) sum.byBus++;
        if (!each.fresh) continue;
        const hours = (arrives - given.ready) / 3600 + each.daysLate * HOURS_OF_A_DAY;
        sum.fresh++;
        sum.left += 0.5 ** (hours / given.halfLifeHours);
      }
    }
    progress?.(number + 1);
  }
  const share = (part: number) => part / Math.max(1, sum.parcels);
  return {
    parcels: sum.parcels,
    costPerParcel: share(sum.cost),
    onTime: share(sum.onTime),
    byBus: share(sum.byBus),
    freshness: sum.left / Math.max(1, sum.fresh),
    km: sum.metres / 1000,
    emptyKm: sum.empty / 1000,
    vansADay: sum.vans / days,
    missedBuses: sum.missed,
  };
}

function dayOf(
  county: County,
  given: Assumptions,
  sent: readonly Sent[],
  { day, slower, withBuses }: { day: string; slower: number; withBuses: boolean },
): ParcelDay {
  const vans = ({ perKm, perHour, ...rest }: Assumptions['van']): Vans => ({
    ...rest,
    ...{ perMetre: perKm / 1000, perSecond: perHour / 3600 },
  });
  const timetable = withBuses ? county.timetable : { ...county.timetable, trips: [] };
  return {
    lines: lineDay(timetable, day),
    ...{ places: county.parcelPlaces, distance: county.distance },
    duration: slower === 1 ? county.duration : county.duration.map((seconds) => Math.round(seconds * slower)),
    parcels: sent.map(({ kg, to }, index) => ({
      ...{ name: String(index), kg, goods: null, to, ready: given.ready, due: given.due },
    })),
    vans: vans(given.van),
    feeders: withBuses
      ? county.places.flatMap(({ kind }, from) =>
          kind === 'station' ? [{ ...vans(given.feeder), from }] : [],
        )
      : [],
    lineFare: given.fare,
  };
}

/** When each parcel is at its place, and what vans drove, with and without something aboard. */
function drivenIn({ parcels, duration, distance }: ParcelDay, { carried, rounds, plan }: ParcelPlan) {
  const { problem } = rounds;
  const arrives: (number | null)[] = parcels.map((_, parcel) => carried[parcel]?.way?.arrives ?? null);
  let [metres, empty, vans] = [0, 0, 0];
  for (const { vehicle, visits } of plan.routes) {
    const van = problem.vehicles[vehicle];
    if (!van || visits.length === 0) continue;
    vans++;
    let [at, now] = [van.start ?? 0, van.open];
    for (const visit of visits) {
      const place = problem.visits[visit]?.place ?? 0;
      now += duration[at * problem.places + place] ?? 0;
      metres += distance[at * problem.places + place] ?? 0;
      for (const parcel of rounds.parcels[visit] ?? []) arrives[parcel] = now;
      now += problem.visits[visit]?.service ?? 0;
      at = place;
    }
    const back = distance[at * problem.places + (van.end ?? 0)] ?? 0;
    metres += back;
    empty += back;
  }
  return { arrives, metres, empty, vans };
}
