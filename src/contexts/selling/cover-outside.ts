import type { Channel } from '#origin';
import type { Call } from '#shared/call.ts';
import { type Day, dayOf } from '#shared/instant.ts';
import { type Covered, cover } from './kernel/cover.ts';
import { offShelf } from './kernel/standing.ts';
import { goodsOf, offersWithGoods } from './offers.ts';
import { stockBehind } from './stock-behind.ts';

/** A listing on a platform outside: an offer in packs. Quantities are thousandths of the offer's sold unit. */
export interface ListedOutside {
  readonly offerId: string;
  readonly packMilli: number;
  /** What the platform was told it may still sell. */
  readonly told: number;
  /** The most it should be told; as much as there is when nothing is said. */
  readonly most?: number | undefined;
}

/**
 * What is set aside for a channel, shared out to its listings, for goods collected on `goodOn`: in the order of the listings. An offer that
 * is off the shelf is told nothing more. Takes nothing.
 */
export async function coverOutside(
  call: Call,
  input: { readonly channel: Channel; readonly listings: readonly ListedOutside[]; readonly goodOn: Day },
): Promise<(Covered & { readonly off: boolean })[]> {
  const ids = input.listings.map(({ offerId }) => offerId);
  const offers = await offersWithGoods(call, ids);
  const supply = {
    stock: await stockBehind(call, ids, input.channel),
    forecasts: [],
    goods: goodsOf(offers.values()),
    goodOn: input.goodOn,
  };
  const today = dayOf(call.now);
  const listings = input.listings.map(({ offerId, packMilli, told, most }) => {
    const listed = offers.get(offerId);
    if (!listed) throw new Error(`offer ${offerId} is listed outside, and is gone`);
    const off = offShelf(listed.offer, supply.goods, today) !== undefined;
    return { offer: listed.offer, packMilli, told, most: off ? 0 : (most ?? Number.MAX_SAFE_INTEGER), off };
  });
  return cover(listings, supply).map((covered, index) => ({
    ...covered,
    off: listings[index]?.off === true,
  }));
}
