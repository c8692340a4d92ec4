import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { type Day, isDay } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { changeOffer, lockOffer } from './offer-rows.ts';
import { refuse } from './refusals.ts';
import { keptFromOffers } from './scope.ts';

export interface Revision {
  readonly offerId: string;
  readonly noteZh: string;
  readonly noteEn: string;
  readonly onFrom: Day;
  readonly onUntil: Day;
  readonly floorFen: Fen;
  readonly pictureId?: string | undefined;
}

/** Changes what is said of an offer, its selling days and its floor. What is sold, and how, stays: that is another offer. */
export async function reviseOffer(
  call: Call,
  { offerId, ...revision }: Revision,
): Promise<Outcome<undefined>> {
  const offer = await lockOffer(call, offerId);
  if (!offer) return refuse('selling.no-such-offer');
  const kept = keptFromOffers(call, offer.sellerId);
  if (kept) return kept;
  if (offer.status === 'ended') return refuse('selling.ended');
  const { onFrom, onUntil, floorFen, pictureId, ...words } = revision;
  if (!isDay(onFrom) || !isDay(onUntil) || onFrom > onUntil)
    return refuse('selling.unsound', { flaw: 'dates' });
  if (!Number.isSafeInteger(floorFen) || floorFen < 0) return refuse('selling.unsound', { flaw: 'price' });
  await changeOffer(call, offer.id, {
    ...words,
    onFrom,
    onUntil,
    floorFen,
    ...(pictureId ? { pictureId } : {}),
  });
  await recordHelpedAct(call, 'keep-offers', offer.titleZh);
  return ok();
}
