import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { changeOffer, lockOffer } from './offer-rows.ts';
import { refuse } from './refusals.ts';
import { keptFromOffers } from './scope.ts';

/** Takes an offer off the shelf until it is put on sale again. What was ordered before stays ordered. */
export async function pauseOffer(
  call: Call,
  input: { readonly offerId: string },
): Promise<Outcome<undefined>> {
  const offer = await lockOffer(call, input.offerId);
  if (!offer) return refuse('selling.no-such-offer');
  const kept = keptFromOffers(call, offer.sellerId);
  if (kept) return kept;
  if (offer.status === 'ended') return refuse('selling.ended');
  if (offer.status !== 'paused') {
    await changeOffer(call, offer.id, { status: 'paused' });
    await recordHelpedAct(call, 'keep-offers', offer.titleZh);
  }
  return ok();
}
