import { checkPlan, solveProblem } from '#routing';
import { countyDay } from './county-day.ts';

/** A plan after a minute, beside the one after ten. */
const [SHORT, LONG] = [60, 600] as const;

/** After how long a made county's day has a plan that can be driven, and how much dearer its plan of 60 s is than that of 600 s, in percent. */
export function measureCountyDay(seed: number): object {
  const problem = countyDay(seed);
  const planned = (effort: { readonly seconds: number } | { readonly iterations: number }) =>
    checkPlan(problem, solveProblem({ problem }, { seed, ...effort }).plan);
  const first = secondsUntil((iterations) => planned({ iterations }).feasible);
  const [short, long] = [planned({ seconds: SHORT }), planned({ seconds: LONG })];
  if (!short.feasible || !long.feasible) throw new Error('the plan for the county’s day has faults');
  const figures = {
    first_s: Number(first.toFixed(2)),
    gap60: Number((100 * (short.cost / long.cost - 1)).toFixed(2)),
    vehicles60: short.vehicles,
  };
  console.log(`county_day\n  ${JSON.stringify(figures)}`);
  return figures;
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
