import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Fen, yuan } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { costFloorOf } from './cost-floor-of.ts';
import { deletePlan } from './markdown-plans.ts';
import { changeOffer, insertPrices, lockOffer } from './offer-rows.ts';
import { refuse } from './refusals.ts';
import { keptFromOffers } from './scope.ts';

/**
 * Gives an offer a new price from now on and keeps the old one in its history. Below the seller's own floor, or below what the goods cost by
 * their sheet and grade, only with a reason (`clearance`), which is kept as well. A price by hand ends a plan of markdowns. The price it
 * already has changes nothing.
 */
export async function reprice(
  call: Call,
  input: { readonly offerId: string; readonly priceFen: Fen; readonly clearance?: string | undefined },
): Promise<Outcome<undefined>> {
  const offer = await lockOffer(call, input.offerId);
  if (!offer) return refuse('selling.no-such-offer');
  const kept = keptFromOffers(call, offer.sellerId);
  if (kept) return kept;
  if (offer.status === 'ended') return refuse('selling.ended');
  const { priceFen } = input;
  if (!Number.isSafeInteger(priceFen) || priceFen <= 0) return refuse('selling.unsound', { flaw: 'price' });
  const floorFen = Math.max(offer.floorFen, (await costFloorOf(call, offer.id)) ?? 0);
  const clearance = priceFen < floorFen ? (input.clearance?.trim() ?? '') : '';
  if (priceFen < floorFen && clearance === '')
    return refuse('selling.below-floor', { floor: yuan(floorFen) });
  if (priceFen !== offer.priceFen) {
    await changeOffer(call, offer.id, { priceFen });
    await insertPrices(call, [{ offerId: offer.id, priceFen, clearance }]);
    await deletePlan(call, offer.id);
    await recordHelpedAct(call, 'keep-offers', offer.titleZh);
  }
  return ok();
}
