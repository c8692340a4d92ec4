import { checkPlan } from '../../check-plan.ts';
import type { Plan, Route } from '../../problem.ts';
import { freeHold } from '../line-day.ts';
import { takeHold } from '../way.ts';
import { byVan, type Carried, type ParcelDay, roundsOf } from './parcel-day.ts';
import { onLines, type ParcelEffort, type ParcelPlan } from './plan-parcels.ts';

/**
 * A run that does not come: only the parcels on it are planned again, on the next lines that reach them in time, else as a stop
 * more on a van's round (where it is the least detour that still holds), else not at all. Every other parcel stays as it was, and
 * every stop stays in its round in the same order.
 */
export function afterMissedRuns(
  day: ParcelDay,
  before: ParcelPlan,
  missed: readonly number[],
  { near }: Pick<ParcelEffort, 'near'> = {},
): ParcelPlan {
  const gone = new Uint8Array(day.lines.runs.length);
  for (const run of missed) gone[run] = 1;
  const touched = (how: Carried | null | undefined) =>
    how?.way?.rides.some(({ run }) => gone[run] === 1) ?? false;
  const free = freeHold(day.lines);
  for (const [parcel, how] of before.carried.entries())
    if (how?.way && !touched(how)) takeHold(day.lines, free, how.way, day.parcels[parcel]?.kg ?? 0);
  const carried = [...before.carried];
  const forVans: number[] = [];
  for (const [parcel, how] of before.carried.entries()) {
    if (!touched(how)) continue;
    // A station's van is loaded by what its visits were planned for: only lines to the door are looked for.
    const next = onLines({ ...day, feeders: [] }, free, parcel, near, gone);
    carried[parcel] = next;
    if (!next) forVans.push(parcel);
  }
  let made = renumbered(day, carried, before);
  for (const parcel of forVans) {
    const tried = [...carried];
    tried[parcel] = byVan;
    const next = squeezedIn(day, tried, made);
    if (!next) continue;
    carried[parcel] = byVan;
    made = next;
  }
  return made;
}

/** The same routes for rounds whose visits may have other numbers, or other parcels, or be gone. */
function renumbered(
  day: ParcelDay,
  carried: readonly (Carried | null)[],
  { rounds, plan }: ParcelPlan,
): ParcelPlan {
  const now = roundsOf(day, carried);
  const numbers = new Map(now.problem.visits.map(({ name }, visit) => [name, visit]));
  const routes = plan.routes.map(({ vehicle, visits }) => ({
    vehicle,
    visits: visits.flatMap((visit) => numbers.get(rounds.problem.visits[visit]?.name ?? '') ?? []),
  }));
  return { carried, rounds: now, plan: { routes, unplanned: [] } };
}

/** The plan with one parcel more for the hub's vans; null where no round holds it. */
function squeezedIn(
  day: ParcelDay,
  carried: readonly (Carried | null)[],
  before: ParcelPlan,
): ParcelPlan | null {
  const base = renumbered(day, carried, before);
  const { problem } = base.rounds;
  const placed = new Set(base.plan.routes.flatMap(({ visits }) => visits));
  const more = problem.visits.findIndex((_, visit) => !placed.has(visit));
  const plans: Plan[] =
    more === -1
      ? [base.plan]
      : [...base.plan.routes, { vehicle: 0, visits: [] }].flatMap((route: Route, index) =>
          route.vehicle !== 0
            ? []
            : Array.from({ length: route.visits.length + 1 }, (_, at) => ({
                routes: [
                  ...base.plan.routes.slice(0, index),
                  { vehicle: 0, visits: route.visits.toSpliced(at, 0, more) },
                  ...base.plan.routes.slice(index + 1),
                ],
                unplanned: [],
              })),
        );
  const judged = plans.map((plan) => ({ plan, ...checkPlan(problem, plan) }));
  const [best] = judged.filter(({ feasible }) => feasible).sort((a, b) => a.cost - b.cost);
  return best ? { ...base, plan: best.plan } : null;
}
