import { recordHelpedAct } from '#people';
import { offersByIds } from '#selling';
import type { Call } from '#shared/call.ts';
import { announce } from '#shared/outbox.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { decimal } from '#shared/quantity.ts';
import { isExact } from './kernel/exact.ts';
import { insertListing } from './listings.ts';
import { type ChannelsRefusal, refuse } from './refusals.ts';
import { ownPlatform } from './scope.ts';

export interface OfferToList {
  readonly platform: string;
  readonly offerId: string;
  /** So much of the offer's sold unit in a pack, in thousandths. */
  readonly packMilli: number;
}

/** Puts an offer on a platform in packs. It sells what is set aside for it, and nothing before something is. */
export async function listOutside(
  call: Call,
  { platform: code, offerId, packMilli }: OfferToList,
): Promise<Outcome<undefined, ChannelsRefusal>> {
  const own = await ownPlatform(call, code, 'keep-listings');
  if (!own.ok) return own;
  const offer = (await offersByIds(call, [offerId])).get(offerId);
  if (!offer || !isExact(offer) || offer.sellerId !== own.value.sellerId)
    return refuse('channels.not-to-list');
  if (packMilli <= 0 || packMilli % offer.step !== 0) {
    return refuse('channels.pack', { step: decimal(offer.step) });
  }
  const sku = `${offerId.replaceAll('-', '').slice(-12)}-${decimal(packMilli).replace('.', '_')}`;
  if (!(await insertListing(call, { platform: code, sku, offerId, packMilli })))
    return refuse('channels.listed');
  await announce(call, 'platform-stock-changed', { platform: code });
  await recordHelpedAct(call, 'keep-listings', sku);
  return ok();
}
