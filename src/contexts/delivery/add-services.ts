import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { mayActFor } from './scope.ts';
import { insertServices, type Service } from './services.ts';

/**
 * Adds services to nodes that are there; known ids are left as they are. A carrier adds only its own.
 * Refuses `delivery.not-allowed`.
 */
export async function addServices(call: Call, services: readonly Service[]): Promise<Outcome<undefined>> {
  if (
    !may(call.actor, rights['edit-services']) ||
    !services.every(({ carrierId }) => mayActFor(call.actor, carrierId))
  ) {
    return refuse('delivery.not-allowed');
  }
  if (services.length > 0) await insertServices(call, services);
  return ok();
}
