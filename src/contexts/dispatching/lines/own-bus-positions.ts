import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from '../refusals.ts';
import { rights } from '../rights.ts';
import { type BusPosition, positionsOf } from './bus-positions.ts';

/** Where the buses of the caller's own carrier were last said to be, within the hour; others have none (decision 0039). Refuses `dispatching.not-allowed`. */
export async function ownBusPositions(call: Call): Promise<Outcome<readonly BusPosition[]>> {
  if (!may(call.actor, rights['see-day'])) return refuse('dispatching.not-allowed');
  const { organisationId } = call.actor;
  return ok(organisationId === undefined ? [] : await positionsOf(call, organisationId));
}
