import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { announce } from '#shared/outbox.ts';
import type { Reason } from './kernel/claim.ts';
import { concernsLot, HOURS_TO_ANSWER } from './kernel/lot-question.ts';
import { openQuestion, saveAnswer } from './lot-questions.ts';
import type { Order, OrderLine } from './orders.ts';

/**
 * Goods that one buyer found bad may be bad in the whole lot: its other buyers are asked, once however many claim. Lots in id order,
 * so that two claims wait for each other in line.
 */
export async function askOthers(
  call: Call,
  order: Order,
  line: OrderLine,
  { claimId, reason }: { readonly claimId: string; readonly reason: Reason },
): Promise<void> {
  if (!concernsLot(reason)) return;
  const lotIds = line.draws.map(({ lotId }) => lotId).toSorted();
  for (const lotId of lotIds) {
    const until = new Date(call.now.getTime() + HOURS_TO_ANSWER * 3_600_000);
    const question = { id: newId(call.now), lotId, reason, claimId, askedAt: call.now, until };
    const { id: questionId, opened } = await openQuestion(call, question);
    await saveAnswer(call, { questionId, orderId: order.id, position: line.position, fine: false });
    if (opened) await announce(call, 'lot-questioned', { questionId });
  }
}
