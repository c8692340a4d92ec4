import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Fen, priceTag } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { nameOnRecord } from '#shared/who-acted.ts';
import { claimById, saveDecision } from './claims.ts';
import type { Bearer } from './kernel/bearer.ts';
import { stillPaid } from './kernel/line-money.ts';
import { sentence } from './kernel/sentence.ts';
import { lockOrder } from './orders.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { overCounty, sells } from './scope.ts';
import { grantClaim } from './settle-claim.ts';

/**
 * The seller or an officer answers a claim: grants all or part of what was asked, which goes back at once, or refuses with a
 * reason the buyer reads. `grantedFen` null refuses. Only an officer lets the carrier or the platform bear it. The same answer given twice is given once.
 */
export async function decideClaim(
  call: Call,
  input: {
    readonly claimId: string;
    readonly grantedFen: Fen | null;
    readonly reason: string;
    /** Who bears it: the seller unless an officer says otherwise. */
    readonly borneBy?: Bearer | undefined;
  },
): Promise<Outcome<undefined, OrderingRefusal>> {
  const found = await claimById(call, input.claimId);
  const order = found && (await lockOrder(call, found.orderId));
  if (!order) return refuse('ordering.no-such-claim');
  const theirs = sells(call.actor, order) || overCounty(call.actor);
  if (!may(call.actor, rights['decide-claims']) || !theirs) return refuse('ordering.not-allowed');
  // Read again under the order's lock: a colleague may have decided while this waited.
  const claim = await claimById(call, input.claimId);
  const { grantedFen, borneBy = 'seller' } = input;
  if (borneBy !== 'seller' && !overCounty(call.actor)) return refuse('ordering.bearer-not-yours');
  const reason = sentence(input.reason);
  if (reason === undefined) return refuse('ordering.words-too-long', { most: 200 });
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
  if (grantedFen === null) {
    await saveDecision(call, { id: claim.id, grantedFen, reason, as: 'answer', borneBy });
  } else {
    await grantClaim(call, order, claim, { fen: grantedFen, as: 'answer', borneBy, reason });
  }
  await recordHelpedAct(call, 'decide-claim', order.number);
  return ok();
}
