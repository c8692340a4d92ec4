import { checkParcels, checkPlan, leftToLines, type Offer, offeredToLines, solveProblem } from '#routing';
import { countyBuses } from './county-buses.ts';
import { countyDay } from './county-day.ts';

/** A plan after a minute, beside the one after ten. */
const [SHORT, LONG] = [60, 600] as const;

/**
 * After how long a made county's day has a plan that can be driven, and how much dearer its plan of 60 s is than that of 600 s, in
 * percent; both costs beside it, because a gap is also small where ten minutes bring little. Dry goods that one of the buses brings
 * in time may go by it; each of those must be there in time and have room.
 */
export function measureCountyDay(seed: number): object {
  const day = countyDay(seed);
  const offer = countyBuses(seed, day);
  const first = secondsUntil((iterations) => planned(day, offer, { seed, iterations }).feasible);
  const [short, long] = [
    planned(day, offer, { seed, seconds: SHORT }),
    planned(day, offer, { seed, seconds: LONG }),
  ];
  if (!short.feasible || !long.feasible) throw new Error('the plan for the county’s day has faults');
  const figures = {
    first_s: Number(first.toFixed(2)),
    ...{ cost60: Math.round(short.cost), cost600: Math.round(long.cost) },
    gap60: Number((100 * (short.cost / long.cost - 1)).toFixed(2)),
    vehicles60: short.vehicles,
    by_bus60: short.byBus,
  };
  console.log(`county_day\n  ${JSON.stringify(figures)}`);
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
