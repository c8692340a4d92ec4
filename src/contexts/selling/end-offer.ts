import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { changeOffer, lockOffer } from './offer-rows.ts';
import { refuse } from './refusals.ts';
import { keptFromOffers } from './scope.ts';

/** Ends an offer for good. It stays to be read: orders and reviews point to it. */
export async function endOffer(call: Call, input: { readonly offerId: string }): Promise<Outcome<undefined>> {
  const offer = await lockOffer(call, input.offerId);
  if (!offer) return refuse('selling.no-such-offer');
  const kept = keptFromOffers(call, offer.sellerId);
  if (kept) return kept;
  if (offer.status !== 'ended') {
    await changeOffer(call, offer.id, { status: 'ended' });
    await recordHelpedAct(call, 'keep-offers', offer.titleZh);
  }
  return ok();
}
