import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Fen, priceTag } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { nameOnRecord } from '#shared/who-acted.ts';
import { payBack } from './carry-out.ts';
import { claimById, saveDecision } from './claims.ts';
import { stillPaid } from './kernel/line-money.ts';
import { sentence } from './kernel/sentence.ts';
import { lockOrder } from './orders.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { overCounty, sells } from './scope.ts';

/**
 * The seller or an officer answers a claim: grants all or part of what was asked, which goes back at once, or refuses with a
 * reason the buyer reads. `grantedFen` null refuses. The same answer given twice is given once.
 */
export async function decideClaim(
  call: Call,
  input: { readonly claimId: string; readonly grantedFen: Fen | null; readonly reason: string },
): Promise<Outcome<undefined, OrderingRefusal>> {
  const found = await claimById(call, input.claimId);
  const order = found && (await lockOrder(call, found.orderId));
  if (!order) return refuse('ordering.no-such-claim');
  const theirs = sells(call.actor, order) || overCounty(call.actor);
  if (!may(call.actor, rights['decide-claims']) || !theirs) return refuse('ordering.not-allowed');
  // Read again under the order's lock: a colleague may have decided while this waited.
  const claim = await claimById(call, input.claimId);
  const reason = sentence(input.reason);
  if (reason === undefined) return refuse('ordering.words-too-long', { most: 200 });
  const { grantedFen } = input;
  if (claim?.status !== 'asked') {
    // The same answer by the same person is a button pressed twice.
    const again =
      claim?.decidedByName === nameOnRecord(call.actor) &&
      claim.decisionReason === reason &&
      (claim.grantedFen ?? null) === grantedFen;
    return again ? ok() : refuse('ordering.claim-decided');
  }
  if (grantedFen === null && reason === '') return refuse('ordering.reason-missing');

  const line = order.lines.find(({ position }) => position === claim.position);
  if (!line) throw new Error(`claim ${claim.id} is about no line`);
  const most = Math.min(claim.askedFen, stillPaid(line));
  if (grantedFen !== null && (grantedFen <= 0 || grantedFen > most)) {
    return refuse('ordering.claim-amount', { most: priceTag(most) });
  }
  await saveDecision(call, { id: claim.id, grantedFen, reason });
  if (grantedFen !== null) {
    await payBack(call, order, { cause: 'claim', fen: grantedFen, position: line.position });
  }
  await recordHelpedAct(call, 'decide-claim', order.number);
  return ok();
}
