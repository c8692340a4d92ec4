import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { announce } from '#shared/outbox.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { nameOnRecord } from '#shared/who-acted.ts';
import type { Bearer } from './kernel/bearer.ts';
import { sentence } from './kernel/sentence.ts';
import { insertLotDecision, type LotDecision, reachOf } from './lot-decisions.ts';
import { closeQuestions } from './lot-questions.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { overCounty } from './scope.ts';

export interface LotToDecide {
  /** Brought by the form: deciding twice by it decides once. */
  readonly decisionId: string;
  readonly lotId: string;
  readonly reach: LotDecision['reach'];
  readonly basisPoints: number;
  readonly borneBy: Bearer;
  /** Why, as every buyer reads it. */
  readonly reason: string;
}

/**
 * Decides once for everybody who bought of a lot: so much of what its goods came to goes back to each, whoever has something already
 * gets what is missing to it, and claims that wait are answered by it. The refunds follow at once, order by order. A seller decides for
 * what they sold, an officer for all. Refuses `ordering.lot-reaches-nobody`.
 */
export async function decideLot(
  call: Call,
  input: LotToDecide,
): Promise<Outcome<{ readonly lines: number }, OrderingRefusal>> {
  const { actor } = call;
  const all = overCounty(actor);
  if (!may(actor, rights['decide-claims']) || (!all && actor.organisationId === undefined)) {
    return refuse('ordering.not-allowed');
  }
  if (!all && input.borneBy !== 'seller') return refuse('ordering.bearer-not-yours');
  const reason = sentence(input.reason);
  if (reason === undefined) return refuse('ordering.words-too-long', { most: 200 });
  if (reason === '') return refuse('ordering.reason-missing');
  const { decisionId: id, lotId, reach, basisPoints, borneBy } = input;
  if (!Number.isInteger(basisPoints) || basisPoints < 1 || basisPoints > 10_000) {
    return refuse('ordering.part-invalid');
  }
  const sellerId = all ? null : (actor.organisationId ?? null);
  const decision = { id, lotId, sellerId, reach, basisPoints, borneBy, reason };
  const lines = await reachOf(call, decision);
  if (lines === 0) return refuse('ordering.lot-reaches-nobody');
  const who = { decidedAt: call.now, decidedByName: nameOnRecord(actor) };
  if (!(await insertLotDecision(call, { ...decision, ...who }))) return ok({ lines });
  await closeQuestions(call, lotId);
  await announce(call, 'lot-decided', { decisionId: id });
  await recordHelpedAct(call, 'decide-lot', id);
  return ok({ lines });
}
