import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from '../refusals.ts';
import { rights } from '../rights.ts';
import { roundById } from '../rounds.ts';
import { mayActFor } from '../scope.ts';
import { insertPosition, type Position, sharesPosition } from './positions.ts';

const HOUR_MS = 3_600_000;
/** No round is under way longer: whoever forgot to end one is not followed home. */
export const LONGEST_ROUND_HOURS = 14;
/** Wider than this a position says nothing. */
const WIDEST_M = 5_000;

/**
 * A driver's phone tells where the vehicle is. Kept only while the round is under way, by someone who allowed it for this round.
 * Refuses `delivery.round-unknown`, `delivery.not-allowed`, `delivery.position-not-shared` and `delivery.outside-round`.
 */
export async function tellPosition(
  call: Call,
  input: Position & { readonly roundId: string },
): Promise<Outcome<undefined>> {
  const round = await roundById(call, input.roundId);
  if (!round) return refuse('delivery.round-unknown');
  const { actor } = call;
  if (!may(actor, rights['drive-rounds']) || !mayActFor(actor, round.carrierId)) {
    return refuse('delivery.not-allowed');
  }
  if (actor.personId === undefined || !(await sharesPosition(call, round.id, actor.personId))) {
    return refuse('delivery.position-not-shared');
  }
  const { startedAt, status, code } = round;
  const over = startedAt && call.now.getTime() > startedAt.getTime() + LONGEST_ROUND_HOURS * HOUR_MS;
  if (status !== 'under-way' || !startedAt || over || input.at < startedAt) {
    return refuse('delivery.outside-round', { code });
  }
  if (input.accuracyM > WIDEST_M) return ok();
  const at = input.at < call.now ? input.at : call.now;
  await insertPosition(call, round.id, { ...input, at });
  return ok();
}
