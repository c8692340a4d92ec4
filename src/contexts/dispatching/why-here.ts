import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { dayProblem } from './day-problem.ts';
import type { DayStop, DayVehicle } from './kernel/day.ts';
import { type PlaceFor, placesFor, without } from './places-for.ts';
import { figuresOf } from './plan-file.ts';
import { planById } from './plans.ts';
import { refuse } from './refusals.ts';
import { sees } from './scope.ts';

/** Why a stop is where it is: what it costs there, and on each other vehicle, or what stands against it. */
export interface WhyHere {
  readonly stop: DayStop;
  /** What it costs where it is; undefined when it is in no round. */
  readonly hereFen: Fen | undefined;
  readonly here: DayVehicle | undefined;
  /** Every vehicle's best place with the others as they are, cheapest first, then those that cannot. */
  readonly places: readonly (PlaceFor & { readonly on: DayVehicle })[];
}

/** Refuses `dispatching.plan-unknown` and `dispatching.no-such-move`. */
export async function whyHere(
  call: Call,
  input: { readonly planId: string; readonly stop: number },
): Promise<Outcome<WhyHere>> {
  const plan = await planById(call, input.planId);
  if (!plan || !sees(call, plan.carrierId)) return refuse('dispatching.plan-unknown');
  const { given, routes } = plan;
  const stop = given.stops[input.stop];
  if (!stop) return refuse('dispatching.no-such-move');
  const problem = dayProblem(given);
  const route = routes.find(({ stops }) => stops.includes(input.stop));
  const cost = (at: typeof routes) => figuresOf(given, problem, at).costFen;
  return ok({
    stop,
    here: route && given.vehicles[route.vehicle],
    hereFen: route && cost(routes) - cost(without(routes, input.stop)),
    places: placesFor(given, problem, routes, input.stop).flatMap((place) => {
      const on = given.vehicles[place.vehicle];
      return on ? [{ ...place, on }] : [];
    }),
  });
}
