import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { nameOnRecord } from '#shared/who-acted.ts';
import { endHold, standingHold } from './lot-holds.ts';
import { recordLotStep } from './lot-steps.ts';
import { keptLot } from './open-lot.ts';
import { type OriginRefusal, refuse } from './refusals.ts';
import { overseesCounty } from './scope.ts';

/**
 * Lets a lot go on. What its owner held the owner releases; what the officer or the spray rule held, only the officer.
 * A lot that is not held stays as it is.
 */
export async function releaseHold(
  call: Call,
  input: { readonly lotId: string; readonly reason: string },
): Promise<Outcome<undefined, OriginRefusal>> {
  const kept = await keptLot(call, input.lotId, 'hold-lots');
  if (!kept.ok) return kept;
  const lot = kept.value;
  const hold = await standingHold(call, lot.id);
  if (!hold) return ok();
  const mayRelease = hold.heldBy === 'owner' || call.actor.system || overseesCounty(call, 'hold-lots');
  if (!mayRelease) return refuse('origin.held-by-officer', { lot: lot.code });
  const reason = input.reason.trim();
  if (reason === '') return refuse('origin.reason-needed');
  await endHold(call, lot.id, nameOnRecord(call.actor), reason);
  await recordLotStep(call, {
    id: newId(call.now),
    lot,
    milli: lot.quantity,
    at: call.now,
    action: 'OBSERVE',
    bizStep: 'inspecting',
    disposition: 'active',
  });
  await recordHelpedAct(call, 'release-hold', lot.code);
  return ok();
}
