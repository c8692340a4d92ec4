import { fillLine } from '#selling';
import { type Call, may } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { type Outcome, ok, type Refusal } from '#shared/outcome.ts';
import { putLine } from './baskets.ts';
import { openBasket } from './open-basket.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** More kinds than a household eats in a week; a basket is planned with a few queries however long it is. */
const MOST_LINES = 40;

/**
 * Puts so much of an offer into the caller's basket, making one when there is none. The quantity stands in the place of an
 * earlier one of the same offer, so that a second click adds nothing. `milli`: thousandths of the offer's sold unit.
 * Refuses what cannot be sold now in selling's words, and `ordering.basket-full`.
 */
export async function addToBasket(
  call: Call,
  input: { readonly basketId?: string | undefined; readonly offerId: string; readonly milli: number },
): Promise<Outcome<{ readonly basketId: string }, Refusal>> {
  if (!may(call.actor, rights.buy)) return refuse('ordering.not-allowed');
  const { offerId, milli } = input;
  const filled = await fillLine(call, { offerId, milli, goodOn: dayOf(call.now) });
  if (!filled.ok) return filled;
  const basket = await openBasket(call, input);
  const others = basket.lines.filter((line) => line.offerId !== offerId);
  if (others.length >= MOST_LINES) return refuse('ordering.basket-full', { most: MOST_LINES });
  await putLine(call, basket.id, { offerId, milli });
  return ok({ basketId: basket.id });
}
