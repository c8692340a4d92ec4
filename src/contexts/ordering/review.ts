import { maskedName, recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { sentence } from './kernel/sentence.ts';
import { orderById } from './orders.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { insertReview } from './reviews.ts';
import { rights } from './rights.ts';
import { buys } from './scope.ts';

/** The buyer reviews a line once it is collected: one to five stars and words, once. Everyone sees it, with a masked name. */
export async function review(
  call: Call,
  input: {
    readonly orderId: string;
    readonly token?: string | undefined;
    readonly position: number;
    readonly stars: number;
    readonly words: string;
  },
): Promise<Outcome<undefined, OrderingRefusal>> {
  const order = await orderById(call, input.orderId);
  const line = order?.lines.find(({ position }) => position === input.position);
  if (!order || !line) return refuse('ordering.no-such-order');
  if (!may(call.actor, rights.buy) || !buys(call.actor, order, input.token)) {
    return refuse('ordering.not-allowed');
  }
  if (order.status !== 'collected') return refuse('ordering.not-collected');
  if (!Number.isInteger(input.stars) || input.stars < 1 || input.stars > 5) {
    return refuse('ordering.stars-missing');
  }
  const words = sentence(input.words);
  if (words === undefined) return refuse('ordering.words-too-long', { most: 200 });
  const [draw] = line.draws;
  await insertReview(call, {
    orderId: order.id,
    position: line.position,
    offerId: line.offerId,
    stars: input.stars,
    words,
    name: maskedName(order.buyerName),
    ...(draw ? { lotId: draw.lotId } : {}),
  });
  await recordHelpedAct(call, 'review', order.number);
  return ok();
}
