import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { nodeById } from '../nodes.ts';
import { refuse } from '../refusals.ts';
import { rights } from '../rights.ts';
import { type Round, roundById } from '../rounds.ts';
import { mayActFor } from '../scope.ts';

/** A round whose temperatures the caller may note: its carrier's people, and those of the hub it leaves from. */
export async function roundToMeasure(call: Call, id: string): Promise<Outcome<Round>> {
  const round = await roundById(call, id);
  const hub = round && (await nodeById(call, round.hubId));
  if (!round || !hub) return refuse('delivery.round-unknown');
  const concerned = mayActFor(call.actor, round.carrierId) || mayActFor(call.actor, hub.organisationId);
  if (!may(call.actor, rights['work-hub']) || !concerned) return refuse('delivery.not-allowed');
  return ok(round);
}
