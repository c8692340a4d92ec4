import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { overCounty } from './scope.ts';
import { type Vehicle, vehiclesOfCarrier } from './vehicles.ts';

/** The vehicles the caller may plan with: a carrier's own, or all of the county's. Refuses `delivery.not-allowed`. */
export async function vehiclesOf(call: Call): Promise<Outcome<readonly Vehicle[]>> {
  if (!may(call.actor, rights['see-vehicles'])) return refuse('delivery.not-allowed');
  if (overCounty(call.actor)) return ok(await vehiclesOfCarrier(call, 'anyone'));
  const { organisationId } = call.actor;
  return ok(organisationId === undefined ? [] : await vehiclesOfCarrier(call, organisationId));
}
