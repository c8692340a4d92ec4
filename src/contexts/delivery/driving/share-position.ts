import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from '../refusals.ts';
import { rights } from '../rights.ts';
import { lockRound } from '../rounds.ts';
import { mayActFor } from '../scope.ts';
import { deletePositions, writeConsent } from './positions.ts';

/**
 * A driver lets their phone tell where the vehicle is, for one round, or takes that back: what was told goes with it. By the driver
 * in person; nobody says it for another. Refuses `delivery.round-unknown` and `delivery.not-allowed`.
 */
export async function sharePosition(
  call: Call,
  input: { readonly roundId: string; readonly share: boolean },
): Promise<Outcome<undefined>> {
  const round = await lockRound(call, input.roundId);
  if (!round) return refuse('delivery.round-unknown');
  const { actor } = call;
  if (!may(actor, rights['drive-rounds']) || !mayActFor(actor, round.carrierId)) {
    return refuse('delivery.not-allowed');
  }
  if (actor.personId === undefined || actor.helper) return refuse('delivery.not-allowed');
  await writeConsent(call, { roundId: round.id, personId: actor.personId, given: input.share });
  if (!input.share) await deletePositions(call, round.id);
  return ok();
}
