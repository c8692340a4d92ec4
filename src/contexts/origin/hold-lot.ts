import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { nameOnRecord } from '#shared/who-acted.ts';
import { endHold, holdKnown, insertHold } from './lot-holds.ts';
import { notClosed } from './lot-state.ts';
import { recordLotStep } from './lot-steps.ts';
import { keptLot } from './open-lot.ts';
import { type OriginRefusal, refuse } from './refusals.ts';
import { overseesCounty } from './scope.ts';

export interface Holding {
  /** Made where it is typed, so that sending it twice holds once. */
  readonly id: string;
  readonly lotId: string;
  readonly reason: string;
}

/**
 * Stops a lot: nothing of it is sold, certified, split or mixed until the hold is released. The officer's hold takes the place of the
 * owner's, so that the owner cannot release it.
 */
export async function holdLot(call: Call, input: Holding): Promise<Outcome<undefined, OriginRefusal>> {
  const kept = await keptLot(call, input.lotId, 'hold-lots');
  if (!kept.ok) return kept;
  const lot = kept.value;
  if (await holdKnown(call, input.id)) return ok();
  const refusal = notClosed(lot);
  if (refusal) return { ok: false, refusal };
  const reason = input.reason.trim();
  if (reason === '') return refuse('origin.reason-needed');
  const heldBy = overseesCounty(call, 'hold-lots') ? 'officer' : 'owner';
  const personName = nameOnRecord(call.actor);
  if (lot.status === 'held') {
    if (heldBy === 'owner') return refuse('origin.lot-held', { lot: lot.code });
    await endHold(call, lot.id, personName, reason);
  }
  await insertHold(call, { id: input.id, lotId: lot.id, heldBy, reason, personName });
  await recordLotStep(call, {
    id: input.id,
    lot,
    milli: lot.quantity,
    at: call.now,
    action: 'OBSERVE',
    bizStep: 'holding',
    disposition: 'non_sellable_other',
  });
  await recordHelpedAct(call, 'hold-lot', lot.code);
  return ok();
}
