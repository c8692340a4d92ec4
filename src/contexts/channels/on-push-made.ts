import { offersByIds } from '#selling';
import type { Call } from '#shared/call.ts';
import { listingsOf, saveListing } from './listings.ts';
import { measure } from './measure.ts';
import { lockPlatform, platformByCode, portOf } from './platforms.ts';
import { markAnswered, type Push, pushById } from './pushes.ts';

/** Sends a push until it is answered. Sent twice it is done once there; answered twice it counts once here. */
export async function onPushMade(call: Call, fact: { readonly pushId: string }): Promise<void> {
  const push = await pushById(call, fact.pushId);
  const platform = push && (await platformByCode(call, push.platform));
  if (!push || !platform || push.answeredAt !== null) return;
  const port = portOf(platform);
  if (push.kind === 'terms') {
    const { id, number, sku, packFen, freightFen } = push;
    const title = await titleOf(call, push);
    await port.setTerms(
      { id, number, sku, title, packFen: packFen ?? 0, freightFen: freightFen ?? 0 },
      call.now,
    );
    await markAnswered(call, id, null);
    return;
  }
  const packs = push.packs ?? 0;
  const moved = await port.moveStock({ id: push.id, sku: push.sku, packs }, call.now);
  await lockPlatform(call, platform.code);
  if (!(await markAnswered(call, push.id, moved)) || packs > 0) return;
  const listing = (await listingsOf(call, push.platform)).find(({ sku }) => sku === push.sku);
  if (!listing) return;
  await saveListing(call, listing, { told: Math.max(0, listing.told - moved * listing.packMilli) });
  await measure(call, { platform: push.platform }, { callsBack: moved === -packs });
}

async function titleOf(call: Call, { platform, sku }: Push): Promise<string> {
  const listing = (await listingsOf(call, platform)).find((each) => each.sku === sku);
  const offer = listing && (await offersByIds(call, [listing.offerId])).get(listing.offerId);
  return offer?.titleZh ?? sku;
}
