import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type RoutingRefusal, refuse } from '../refusals.ts';
import { rights } from '../rights.ts';

/** May the caller bring roads? Asked again before an extract is read, which takes a while. Refuses `routing.not-allowed`. */
export function mayImportRoads(call: Call): Outcome<undefined, RoutingRefusal> {
  return may(call.actor, rights['import-roads']) ? ok() : refuse('routing.not-allowed');
}

/** May the caller name a service? Asked again before it is tried, from within our own network. Refuses `routing.not-allowed`. */
export function mayNameService(call: Call): Outcome<undefined, RoutingRefusal> {
  return may(call.actor, rights['name-road-service']) ? ok() : refuse('routing.not-allowed');
}
