import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { decimal } from '#shared/quantity.ts';
import { deleteDrop, saveDrop } from './drops.ts';
import { offerById } from './offer-by-id.ts';
import { lockOffer } from './offer-rows.ts';
import { refuse } from './refusals.ts';
import { keptFromOffers } from './scope.ts';

/** When an offer opens to everybody, and how much each may have: thousandths of its sold unit. `null`: it is sold as any other. */
export interface DropToSet {
  readonly offerId: string;
  readonly drop: { readonly opensAt: Date; readonly perPerson: number } | null;
}

/**
 * Sets the moment an offer opens, changes it, or takes it back. Before that moment nobody can order it, whoever asks. Refuses
 * `selling.unsound-drop`: a moment that is over, or less for each person than one order has to be.
 */
export async function setDrop(call: Call, { offerId, drop }: DropToSet): Promise<Outcome<undefined>> {
  const locked = await lockOffer(call, offerId);
  const found = await offerById(call, offerId);
  if (!locked || !found.ok) return refuse('selling.no-such-offer');
  const offer = found.value;
  const kept = keptFromOffers(call, offer.sellerId);
  if (kept) return kept;
  if (locked.status === 'ended') return refuse('selling.ended');
  if (!drop) await deleteDrop(call, offerId);
  else {
    const fits = drop.perPerson >= offer.least && drop.perPerson <= offer.most;
    const coming = Number.isFinite(drop.opensAt.getTime()) && drop.opensAt > call.now;
    if (!fits || !coming)
      return refuse('selling.unsound-drop', {
        least: decimal(offer.least),
        most: decimal(offer.most),
        unit: offer.soldUnit,
      });
    await saveDrop(call, { offerId, ...drop });
  }
  await recordHelpedAct(call, 'keep-offers', offer.titleZh);
  return ok();
}
