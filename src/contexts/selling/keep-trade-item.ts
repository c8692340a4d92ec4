import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { yuan } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { costFloorOf } from './cost-floor-of.ts';
import { type TradeTerms, tradeFlawOf } from './kernel/trade.ts';
import { offerById } from './offer-by-id.ts';
import { lockOffer } from './offer-rows.ts';
import { refuse } from './refusals.ts';
import { keptFromOffers } from './scope.ts';
import { deleteTradeItem, saveTradeItem } from './trade-items.ts';

/**
 * Puts an offer on its seller's list for traders, or changes it there: in which packs, at least how many, at which prices, until when. What
 * was ordered keeps its price. No price lies below the seller's own floor or what the goods cost by their sheet. `null` takes it off.
 */
export async function keepTradeItem(
  call: Call,
  { offerId, terms }: { readonly offerId: string; readonly terms: TradeTerms | null },
): Promise<Outcome<undefined>> {
  const locked = await lockOffer(call, offerId);
  const found = await offerById(call, offerId);
  if (!locked || !found.ok) return refuse('selling.no-such-offer');
  const offer = found.value;
  const kept = keptFromOffers(call, offer.sellerId);
  if (kept) return kept;
  if (terms === null) await deleteTradeItem(call, offerId);
  else {
    if (locked.status === 'ended' || locked.status === 'draft') return refuse('selling.ended');
    const flaw = tradeFlawOf(terms, offer, dayOf(call.now));
    if (flaw) return refuse('selling.unsound-trade', { flaw });
    const floorFen = Math.max(locked.floorFen, (await costFloorOf(call, offerId)) ?? 0);
    if (terms.tiers.some(({ priceFen }) => priceFen < floorFen))
      return refuse('selling.special-price-below-floor', { floor: yuan(floorFen) });
    await saveTradeItem(call, offerId, terms);
  }
  await recordHelpedAct(call, 'keep-offers', offer.titleZh);
  return ok();
}
