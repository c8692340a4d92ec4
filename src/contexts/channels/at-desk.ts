import { type Offer, offersByIds, sellersOffers } from '#selling';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { Difference } from './kernel/differences.ts';
import { isExact } from './kernel/exact.ts';
import { type Listing, listingsOf } from './listings.ts';
import { type OutsideOrder, outsideOrders } from './outside-orders.ts';
import { type Platform, platformsOf } from './platforms.ts';
import { openPushes, type Push } from './pushes.ts';
import { reconcile } from './reconcile.ts';
import { type ChannelsRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { overseesAll, ownPlatform } from './scope.ts';

export type PlatformSeen = Omit<Platform, 'key' | 'apiUrl'>;

export interface PlatformInList {
  readonly platform: PlatformSeen;
  readonly listings: number;
  readonly differences: number;
}

/** The platforms the caller sells on; for officers and administrators all of the county's. */
export async function platformsAtDesk(call: Call): Promise<Outcome<PlatformInList[], ChannelsRefusal>> {
  const { actor } = call;
  if (!may(actor, rights['see-platforms'])) return refuse('channels.not-allowed');
  const all = actor.system || overseesAll(call, 'see-platforms');
  const list: PlatformInList[] = [];
  for (const platform of await platformsOf(call, all ? undefined : (actor.organisationId ?? ''))) {
    const listings = await listingsOf(call, platform.code);
    const differences = await reconcile(call, platform.code, listings);
    list.push({ platform: seen(platform), listings: listings.length, differences: differences.length });
  }
  return ok(list);
}

/** One platform as its seller sees it: what stands there, what came from there, and where the two sides differ. */
export interface PlatformAtDesk {
  readonly platform: PlatformSeen;
  readonly listings: readonly (Listing & { readonly offer: Offer | undefined })[];
  readonly orders: readonly OutsideOrder[];
  readonly differences: readonly Difference[];
  /** Not answered yet, the oldest first. */
  readonly onTheWay: readonly Push[];
  /** Of the seller, not listed there yet. */
  readonly toList: readonly Offer[];
}

const ORDERS_SHOWN = 50;

export async function platformAtDesk(
  call: Call,
  code: string,
): Promise<Outcome<PlatformAtDesk, ChannelsRefusal>> {
  const own = await ownPlatform(call, code, 'see-platforms');
  if (!own.ok) return own;
  const listings = await listingsOf(call, code);
  const offers = await offersByIds(
    call,
    listings.map(({ offerId }) => offerId),
  );
  return ok({
    platform: seen(own.value),
    listings: listings.map((listing) => ({ ...listing, offer: offers.get(listing.offerId) })),
    orders: await outsideOrders(call, code, ORDERS_SHOWN),
    differences: await reconcile(call, code, listings),
    onTheWay: await openPushes(call, code),
    toList: await offersToList(call, own.value, new Set(offers.keys())),
  });
}

function seen({ key: _, apiUrl: __, ...platform }: Platform): PlatformSeen {
  return platform;
}

/** Offers of the caller's own that could be listed there too. */
async function offersToList(
  call: Call,
  { sellerId }: Platform,
  listed: ReadonlySet<string>,
): Promise<readonly Offer[]> {
  if (call.actor.organisationId !== sellerId) return [];
  const own = await sellersOffers(call, { status: 'on', page: 1, size: 100 });
  return own.ok
    ? own.value.cards.map(({ offer }) => offer).filter((offer) => isExact(offer) && !listed.has(offer.id))
    : [];
}
