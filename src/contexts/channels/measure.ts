import { promiseTo } from '#delivery';
import { promiseOutside } from '#origin';
import { arrivalAt, coverOutside, gramsOf, linePrice, type Offer, offersByIds } from '#selling';
import type { Call } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { type Listing, listingsOf, saveListing } from './listings.ts';
import { channelOf, lockPlatform, type Platform, platformsOf } from './platforms.ts';
import { openPushes, pushStock, pushTerms } from './pushes.ts';

/** Measures every platform: lots end, are held or picked without anybody telling this context. */
export async function measureAll(call: Call): Promise<void> {
  for (const { code } of await platformsOf(call)) await measure(call, { platform: code });
}

/**
 * Looks what stands behind a platform's listings, and writes down what it is to be told: more packs as far as goods are set aside for it,
 * packs called back where they are not, prices that changed. More is a promise from this moment, whether it has arrived or not; what is
 * called back stays one until the platform has given it back. So it is never told more than is set aside for it.
 */
export async function measure(
  call: Call,
  fact: { readonly platform: string },
  /** An answer that gave back less than was asked: the rest is sold there, and is heard of or asked for before more is called back. */
  { callsBack = true }: { readonly callsBack?: boolean } = {},
): Promise<void> {
  const platform = await lockPlatform(call, fact.platform);
  if (!platform) return;
  const listings = await listingsOf(call, platform.code);
  if (listings.length === 0) return;
  const waiting = new Set((await openPushes(call, platform.code)).filter(isCallBack).map(({ sku }) => sku));
  const channel = channelOf(platform);
  const arrival = await arrivalAt(call, platform.nodeId);
  const covered = await coverOutside(call, {
    channel,
    goodOn: arrival?.next?.arrives ?? dayOf(call.now),
    listings: listings.map((listing) => ({
      ...listing,
      // Until a call back is answered it is told nothing new.
      most: waiting.has(listing.sku) ? listing.told : mostOf(listing),
    })),
  });
  await promiseOutside(
    call,
    channel,
    covered.flatMap(({ draws }) => draws),
  );
  const offers = await offersByIds(
    call,
    listings.map(({ offerId }) => offerId),
  );
  for (const [index, listing] of listings.entries()) {
    const { keeps = 0, more = 0, off = false } = covered[index] ?? {};
    if (more > 0) {
      await saveListing(call, listing, { told: listing.told + more });
      await pushStock(call, listing, more / listing.packMilli);
    }
    const over = listing.told - Math.min(keeps, off ? 0 : (mostOf(listing) ?? keeps));
    if (callsBack && over > 0 && !waiting.has(listing.sku)) {
      await pushStock(call, listing, 0 - Math.ceil(over / listing.packMilli));
    }
    const offer = offers.get(listing.offerId);
    if (offer) await tellTerms(call, { platform, listing, offer });
  }
}

function isCallBack({ kind, packs }: { readonly kind: string; readonly packs: number | null }): boolean {
  return kind === 'stock' && packs !== null && packs < 0;
}

function mostOf({ mostPacks, packMilli }: Listing): number | undefined {
  return mostPacks === null ? undefined : mostPacks * packMilli;
}

async function tellTerms(
  call: Call,
  { platform, listing, offer }: { platform: Platform; listing: Listing; offer: Offer },
): Promise<void> {
  const { packMilli } = listing;
  const promised = await promiseTo(call, { nodeId: platform.nodeId, grams: gramsOf(offer, packMilli) });
  const terms = {
    packFen: linePrice(offer, packMilli).heldFen,
    freightFen: promised.ok ? promised.value.feeFen : listing.freightFen,
  };
  if (terms.packFen === listing.packFen && terms.freightFen === listing.freightFen) return;
  await saveListing(call, listing, terms);
  await pushTerms(call, listing, terms);
}
