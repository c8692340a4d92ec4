import type { Call } from '#shared/call.ts';
import type { Day as CalendarDay } from '#shared/instant.ts';
import { announce } from '#shared/outbox.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { dayAsKnown } from './day-as-known.ts';
import type { Day, DayRoute, DayWays } from './kernel/day.ts';
import { judged } from './plan-file.ts';
import { type DayPlan, insertPlan, planById } from './plans.ts';
import { refuse } from './refusals.ts';
import { plans } from './scope.ts';

export interface PlanAsked {
  readonly id: string;
  readonly carrierId: string;
  readonly day: CalendarDay;
  /** Processor seconds the search may take, 1 … 600. */
  readonly seconds: number;
  /** Its locked rounds stay as they are. */
  readonly from?: string | undefined;
  /** As they were asked for before (`prepareWays`, `askWays`); otherwise by the county's own roads. */
  readonly ways?: DayWays | undefined;
}

/**
 * Has a plan searched for, from the parcels and vehicles as they are now: what is done or on board stays where it is. Answers at once; the
 * plan is ready when the search is. Asked twice with one id it is one plan. Refuses `dispatching.not-allowed`,
 * `dispatching.plan-unknown` for the id of another carrier's plan, `dispatching.no-vehicles` and `dispatching.nothing-to-plan`.
 */
export async function askForPlan(call: Call, asked: PlanAsked): Promise<Outcome<DayPlan>> {
  if (!plans(call, asked.carrierId)) return refuse('dispatching.not-allowed');
  const known = await planById(call, asked.id);
  if (known) return known.carrierId === asked.carrierId ? ok(known) : refuse('dispatching.plan-unknown');
  const day = await dayAsKnown(call, asked);
  if (!day.ok) return day;
  const given = asked.ways ? { ...day.value.given, ways: asked.ways } : day.value.given;
  if (given.vehicles.length === 0) return refuse('dispatching.no-vehicles');
  if (given.stops.length === 0) return refuse('dispatching.nothing-to-plan');
  const before = asked.from === undefined ? undefined : await planById(call, asked.from);
  const { id, carrierId } = asked;
  const seconds = Math.min(600, Math.max(1, Math.round(asked.seconds) || 1));
  const routes = before?.carrierId === carrierId ? lockedOf(before, given) : [];
  const plan = { id, carrierId, day: asked.day, seconds, status: 'asked', given, missing: [] } as const;
  await insertPlan(call, { ...plan, routes, readyAt: null }, judged(given, routes));
  await announce(call, 'plan-asked', { planId: id });
  const kept = await planById(call, id);
  return kept ? ok(kept) : refuse('dispatching.plan-unknown');
}

/** The locked rounds of a plan in a day as it is known now: by vehicles and nodes. */
function lockedOf(before: DayPlan, given: Day): DayRoute[] {
  return before.routes
    .filter(({ locked }) => locked)
    .flatMap((route) => {
      const id = before.given.vehicles[route.vehicle]?.id;
      const vehicle = given.vehicles.findIndex((each) => each.id === id);
      if (vehicle < 0) return [];
      const keys = route.stops.map((index) => before.given.stops[index]?.key);
      const stops = keys.flatMap((key) => {
        const found = given.stops.findIndex((stop) => stop.key === key);
        return found < 0 ? [] : [found];
      });
      return [{ vehicle, stops, locked: true }];
    });
}
