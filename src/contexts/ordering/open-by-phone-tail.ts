import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { readOrderNumber } from './kernel/order-number.ts';
import { phoneTail } from './kernel/personal.ts';
import { countWrongTail, wrongTailsOf } from './order-writes.ts';
import { orderByNumber } from './orders.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** Ten thousand tails against five tries an hour: a week of trying finds one in twelve orders whose number is known. */
const TRIES_AN_HOUR = 5;

/**
 * Opens an order by its number and the last four digits of its phone, for who lost the link: answers the key that is in the
 * link. A wrong tail is no refusal but an answer without a key, so that it commits and is counted.
 */
export async function openByPhoneTail(
  call: Call,
  input: { readonly number: string; readonly tail: string },
): Promise<Outcome<{ readonly number: string; readonly token: string } | 'wrong', OrderingRefusal>> {
  if (!may(call.actor, rights.buy)) return refuse('ordering.not-allowed');
  const number = readOrderNumber(input.number);
  const order = number === undefined ? undefined : await orderByNumber(call, number);
  if (!order) return refuse('ordering.no-such-order');
  if ((await wrongTailsOf(call, order.id)) >= TRIES_AN_HOUR) return refuse('ordering.too-many-tries');
  if (input.tail.trim() === phoneTail(order.buyerPhone)) {
    return ok({ number: order.number, token: order.token });
  }
  await countWrongTail(call, order.id);
  return ok('wrong');
}
