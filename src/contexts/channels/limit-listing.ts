import { recordHelpedAct } from '#people';
import type { Call } from '#shared/call.ts';
import { announce } from '#shared/outbox.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { listingsOf, saveListing } from './listings.ts';
import { type ChannelsRefusal, refuse } from './refusals.ts';
import { ownPlatform } from './scope.ts';

/**
 * Limits how many packs a platform is told of; without a number, as many as are set aside. What it was told beyond is called back, and can be
 * moved elsewhere once it has given it back.
 */
export async function limitListing(
  call: Call,
  input: { readonly platform: string; readonly sku: string; readonly mostPacks: number | undefined },
): Promise<Outcome<undefined, ChannelsRefusal>> {
  const own = await ownPlatform(call, input.platform, 'keep-listings');
  if (!own.ok) return own;
  const { mostPacks, sku } = input;
  if (
    mostPacks !== undefined &&
    !(Number.isSafeInteger(mostPacks) && mostPacks >= 0 && mostPacks < 1_000_000)
  )
    return refuse('channels.most');
  const listing = (await listingsOf(call, input.platform)).find((each) => each.sku === sku);
  if (!listing) return refuse('channels.unknown-sku', { sku });
  await saveListing(call, listing, { mostPacks: mostPacks ?? null });
  await announce(call, 'platform-stock-changed', { platform: input.platform });
  await recordHelpedAct(call, 'keep-listings', sku);
  return ok();
}
