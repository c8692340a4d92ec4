import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { removeLines } from './baskets.ts';
import { openBasket } from './open-basket.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** Takes an offer out of the caller's basket; one that is not in it is out already. */
export async function removeLine(
  call: Call,
  input: { readonly basketId?: string | undefined; readonly offerId: string },
): Promise<Outcome<undefined, OrderingRefusal>> {
  if (!may(call.actor, rights.buy)) return refuse('ordering.not-allowed');
  const basket = await openBasket(call, input);
  await removeLines(call, basket.id, [input.offerId]);
  return ok();
}
