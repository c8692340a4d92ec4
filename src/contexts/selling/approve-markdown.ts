import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { isSoundPlan, type MarkdownStep } from './kernel/markdown.ts';
import { isBox } from './kernel/offer.ts';
import { deletePlan, plansOf, savePlan } from './markdown-plans.ts';
import { changeOffer, insertPrices, lockOffer } from './offer-rows.ts';
import { offersWithGoods } from './offers.ts';
import { refuse } from './refusals.ts';
import { keptFromOffers } from './scope.ts';

/**
 * Approves how an offer goes down as its goods get older; the clock does the rest (`mark-down`). A new plan takes the place of the old one
 * and keeps the full price; none at all ends it, back at the full price. Refuses steps that do not fall, and what is filled from several
 * products or not picked yet.
 */
export async function approveMarkdown(
  call: Call,
  input: { readonly offerId: string; readonly steps: readonly MarkdownStep[] },
): Promise<Outcome<undefined>> {
  const { offerId, steps } = input;
  const offer = await lockOffer(call, offerId);
  if (!offer) return refuse('selling.no-such-offer');
  const kept = keptFromOffers(call, offer.sellerId);
  if (kept) return kept;
  if (offer.status === 'ended') return refuse('selling.ended');
  const form = (await offersWithGoods(call, [offerId])).get(offerId)?.offer.form ?? 'presale';
  const [current] = await plansOf(call, [offerId]);
  const baseFen = current?.baseFen ?? offer.priceFen;
  if (steps.length > 0) {
    if (isBox(form) || form === 'presale' || !isSoundPlan(steps))
      return refuse('selling.unsound', { flaw: 'markdown' });
    await savePlan(call, { offerId, baseFen, steps });
  } else {
    await deletePlan(call, offerId);
  }
  if (offer.priceFen !== baseFen) {
    await changeOffer(call, offerId, { priceFen: baseFen });
    await insertPrices(call, [{ offerId, priceFen: baseFen }]);
  }
  await recordHelpedAct(call, 'keep-offers', offer.titleZh);
  return ok();
}
