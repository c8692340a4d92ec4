import { maskedPhone, person } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { Offer } from './kernel/offer.ts';
import { offersByIds } from './offer-by-id.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { sellersIds } from './seller-lists.ts';
import { tradeItems } from './trade-items.ts';
import { type TradeOffer, tradeOffers } from './trade-list.ts';
import { type Trader, tradersOf } from './traders.ts';

/** What a seller sees of their list for traders: what is on it, what could be, and who buys or asks to. */
export interface TradeDesk {
  readonly offers: readonly TradeOffer[];
  readonly toAdd: readonly Offer[];
  readonly traders: readonly (Trader & { readonly phone: string })[];
}

const MOST_OFFERS = 100;

/** The list of the caller's organisation, with what is out of date on it too. Refuses `selling.not-allowed` whoever sells nothing. */
export async function tradeDesk(call: Call): Promise<Outcome<TradeDesk>> {
  const sellerId = call.actor.organisationId;
  if (!may(call.actor, rights['keep-offers']) || sellerId === undefined) return refuse('selling.not-allowed');
  const items = await tradeItems(call, { sellerId });
  const page = { sellerId, words: '', page: 1, size: MOST_OFFERS };
  const ids = [
    ...(await sellersIds(call, { ...page, status: 'on' })).ids,
    ...(await sellersIds(call, { ...page, status: 'paused' })).ids,
  ];
  const listed = new Set(items.map(({ offerId }) => offerId));
  const offers = await offersByIds(
    call,
    ids.filter((id) => !listed.has(id)),
  );
  const traders = [];
  for (const trader of await tradersOf(call, sellerId)) {
    const phone = (await person(call, trader.personId))?.phone;
    // Who was let in may be called; who only asked is told by their last digits.
    const shown = phone && (trader.status === 'admitted' ? phone : maskedPhone(phone));
    traders.push({ ...trader, phone: shown ?? '' });
  }
  return ok({
    offers: await tradeOffers(call, items),
    toAdd: [...offers.values()].filter(({ form }) => form !== 'presale' && form !== 'piece-by-weight'),
    traders,
  });
}
