import { checkParcels, checkPlan, leftToLines, type Offer, offeredToLines, solveProblem } from '#routing';
import { countyBuses } from './county-buses.ts';
import { countyDay } from './county-day.ts';

/** A plan after a minute, beside the one after ten. */
const [SHORT, LONG] = [60, 600] as const;
/** Two searches of one day differ by a percent, half of what a gap may be. */
const DAYS = 3;

/**
 * After how long made county's days have a plan that can be driven (`first_s`, the slowest), and how much dearer their plans of 60 s
 * are than those of 600 s, in percent (`gap60`, the mean); mean costs beside it, because a gap is also small where ten minutes bring
 * little. Dry goods that one of the buses brings in time may go by it; each of those must be there in time and have room.
 */
export function measureCountyDays(seed: number): object {
  console.log('county_day');
  const days = Array.from({ length: DAYS }, (_, later) => measureDay(seed + later));
  const mean = (of: (day: Day) => number) => days.reduce((sum, day) => sum + of(day), 0) / DAYS;
  const figures = {
    first_s: Math.max(...days.map(({ first_s }) => first_s)),
    cost60: Math.round(mean(({ cost60 }) => cost60)),
    cost600: Math.round(mean(({ cost600 }) => cost600)),
    gap60: Number(mean(({ gap60 }) => gap60).toFixed(2)),
  };
  console.log(`  ${JSON.stringify(figures)}`);
  return { ...figures, days };
}

type Day = ReturnType<typeof measureDay>;

function measureDay(seed: number) {
  const day = countyDay(seed);
  const offer = countyBuses(seed, day);
  const first = secondsUntil((iterations) => planned(day, offer, { seed, iterations }).feasible);
  const [short, long] = [
    planned(day, offer, { seed, seconds: SHORT }),
    planned(day, offer, { seed, seconds: LONG }),
  ];
  if (!short.feasible || !long.feasible) throw new Error('the plan for the county’s day has faults');
  const figures = {
    seed,
    first_s: Number(first.toFixed(2)),
    ...{ cost60: Math.round(short.cost), cost600: Math.round(long.cost) },
    gap60: Number((100 * (short.cost / long.cost - 1)).toFixed(2)),
    vehicles60: short.vehicles,
    by_bus60: short.byBus,
  };
  console.log(`  ${JSON.stringify(figures)}`);
  return figures;
}

/** What is left to the buses is judged as parcels of theirs, the rest as a plan of the vans. */
function planned(
  day: ReturnType<typeof countyDay>,
  offer: Offer,
  effort: { readonly seed: number; readonly seconds?: number; readonly iterations?: number },
) {
  const offered = offeredToLines(day, offer);
  const { problem } = offered;
  const { plan } = solveProblem({ problem }, effort);
  const { feasible, cost, vehicles } = checkPlan(problem, plan);
  const left = leftToLines(offered, offer, plan.unplanned);
  const none = { rounds: { problem: { ...problem, visits: [] }, parcels: [] } };
  const { faults } = checkParcels(left.day, {
    ...{ carried: left.carried, plan: { routes: [], unplanned: [] } },
    ...none,
  });
  return { feasible: feasible && faults.length === 0, cost, vehicles, byBus: plan.unplanned.length };
}

/** Seconds the processor spends on as many changes as it takes until a plan holds, found by doubling them. */
function secondsUntil(holds: (changes: number) => boolean): number {
  for (let changes = 1; ; changes *= 2) {
    const before = process.threadCpuUsage();
    if (!holds(changes)) continue;
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1e6;
  }
}
