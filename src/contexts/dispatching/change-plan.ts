import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { DayRoute } from './kernel/day.ts';
import { without, withStop } from './places-for.ts';
import { judged } from './plan-file.ts';
import { type DayPlan, lockPlan, planById, writeRoutes } from './plans.ts';
import { refuse } from './refusals.ts';
import { plans } from './scope.ts';

/**
 * Moves a stop to a vehicle, before the stop now at `position` of its round (0: first); a vehicle of -1 takes it out of the plan. What can no
 * longer be driven then is told with the plan, and it cannot be accepted. Refuses `dispatching.plan-unknown`,
 * `dispatching.plan-not-ready`, `dispatching.plan-over`, `dispatching.round-locked` and `dispatching.no-such-move`.
 */
export async function moveStop(
  call: Call,
  input: {
    readonly planId: string;
    readonly stop: number;
    readonly vehicle: number;
    readonly position: number;
  },
): Promise<Outcome<DayPlan>> {
  const plan = await changeable(call, input.planId);
  if (!plan.ok) return plan;
  const { given, routes, missing } = plan.value;
  const { stop, vehicle, position } = input;
  const sound = Number.isInteger(position) && position >= 0;
  if (!given.stops[stop] || (vehicle !== -1 && !given.vehicles[vehicle]) || !sound) {
    return refuse('dispatching.no-such-move');
  }
  const touched = routes.filter((route) => route.stops.includes(stop) || route.vehicle === vehicle);
  if (touched.some(({ locked }) => locked)) return refuse('dispatching.round-locked');
  const others = without(routes, stop);
  const moved = vehicle === -1 ? others : withStop(others, { stop, vehicle, position });
  const rest = missing.filter((each) => each.stop !== stop);
  return saved(call, plan.value, {
    routes: moved.filter(({ stops, locked }) => stops.length > 0 || locked),
    missing: vehicle === -1 ? [...rest, { stop, why: 'taken-out' }] : rest,
  });
}

/** Locks a round, so that neither a hand nor the next search changes it, or unlocks it. Refuses as `moveStop` does. */
export async function lockRoute(
  call: Call,
  input: { readonly planId: string; readonly vehicle: number; readonly locked: boolean },
): Promise<Outcome<DayPlan>> {
  const plan = await changeable(call, input.planId);
  if (!plan.ok) return plan;
  const { routes, missing } = plan.value;
  if (!routes.some(({ vehicle }) => vehicle === input.vehicle)) return refuse('dispatching.no-such-move');
  const changed = routes.map(
    (route): DayRoute => (route.vehicle === input.vehicle ? { ...route, locked: input.locked } : route),
  );
  return saved(call, plan.value, { routes: changed, missing });
}

async function changeable(call: Call, id: string): Promise<Outcome<DayPlan>> {
  const plan = await lockPlan(call, id);
  if (!plan || !plans(call, plan.carrierId)) return refuse('dispatching.plan-unknown');
  if (plan.status === 'asked') return refuse('dispatching.plan-not-ready');
  return plan.status === 'ready' ? ok(plan) : refuse('dispatching.plan-over');
}

async function saved(
  call: Call,
  plan: DayPlan,
  change: Pick<DayPlan, 'routes' | 'missing'>,
): Promise<Outcome<DayPlan>> {
  await writeRoutes(call, plan.id, change, judged(plan.given, change.routes));
  const now = await planById(call, plan.id);
  return now ? ok(now) : refuse('dispatching.plan-unknown');
}
