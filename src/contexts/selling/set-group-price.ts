import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Fen, yuan } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { costFloorOf } from './cost-floor-of.ts';
import { deleteGroupPrice, saveGroupPrice } from './group-prices.ts';
import { lockOffer } from './offer-rows.ts';
import { refuse } from './refusals.ts';
import { keptFromOffers } from './scope.ts';

/**
 * Says what an offer costs in group buys, below its price in the shop and not below what it costs its seller; `null`: the same as in the
 * shop. Whoever joined already keeps the price they joined at.
 */
export async function setGroupPrice(
  call: Call,
  { offerId, priceFen }: { readonly offerId: string; readonly priceFen: Fen | null },
): Promise<Outcome<undefined>> {
  const offer = await lockOffer(call, offerId);
  if (!offer) return refuse('selling.no-such-offer');
  const kept = keptFromOffers(call, offer.sellerId);
  if (kept) return kept;
  if (offer.status === 'ended') return refuse('selling.ended');
  if (priceFen === null) await deleteGroupPrice(call, offerId);
  else {
    if (!Number.isSafeInteger(priceFen) || priceFen <= 0 || priceFen >= offer.priceFen)
      return refuse('selling.group-price', { shop: yuan(offer.priceFen) });
    const floorFen = Math.max(offer.floorFen, (await costFloorOf(call, offerId)) ?? 0);
    if (priceFen < floorFen) return refuse('selling.special-price-below-floor', { floor: yuan(floorFen) });
    await saveGroupPrice(call, offerId, priceFen);
  }
  await recordHelpedAct(call, 'keep-offers', offer.titleZh);
  return ok();
}
