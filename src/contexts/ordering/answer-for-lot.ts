import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { makeClaim } from './claim.ts';
import { claimById } from './claims.ts';
import { stillPaid } from './kernel/line-money.ts';
import { askedAlike } from './kernel/lot-question.ts';
import { questionsTo, saveAnswer } from './lot-questions.ts';
import { lockOrder } from './orders.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { buys } from './scope.ts';

export interface LotAnswer {
  readonly orderId: string;
  readonly token?: string | undefined;
  readonly questionId: string;
  readonly position: number;
  readonly fine: boolean;
  /** Brought by the form: joining twice by it claims once. */
  readonly claimId: string;
}

/**
 * A buyer who is asked about a lot says that theirs is fine, or joins the claim with one tap: for the same part of what they paid as
 * whoever claimed first, also when their own 48 hours are over. Refuses `ordering.question-over` once nobody is asked any more.
 */
export async function answerForLot(
  call: Call,
  input: LotAnswer,
): Promise<Outcome<undefined, OrderingRefusal>> {
  const order = await lockOrder(call, input.orderId);
  if (!order) return refuse('ordering.no-such-order');
  if (!may(call.actor, rights.buy) || !buys(call.actor, order, input.token)) {
    return refuse('ordering.not-allowed');
  }
  if (await claimById(call, input.claimId)) return ok();
  const { questionId, position, fine, claimId } = input;
  const question = (await questionsTo(call, order.id)).find(
    (each) => each.id === questionId && each.position === position,
  );
  const line = order.lines.find((each) => each.position === position);
  if (!question || !line) return refuse('ordering.question-over');
  if (fine) {
    await saveAnswer(call, { questionId, orderId: order.id, position, fine });
  } else {
    const first = { askedFen: question.firstAskedFen, paidFen: question.firstPaidFen };
    const made = await makeClaim(call, order, line, {
      claimId,
      reason: question.reason,
      words: '',
      askedFen: askedAlike(first, { stillPaidFen: stillPaid(line) }),
    });
    if (!made.ok) return made;
  }
  await recordHelpedAct(call, 'answer-for-lot', order.number);
  return ok();
}
