import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { listingsOf, saveListing } from './listings.ts';
import { keepTheirOrders } from './outside-orders.ts';
import type { StateThere } from './platform-port.ts';
import { lockPlatform, type Platform, platformsOf, portOf, saveAsked } from './platforms.ts';
import { openPushes } from './pushes.ts';
import type { ChannelsRefusal } from './refusals.ts';
import { ownPlatform } from './scope.ts';
import { takeOrder } from './take-order.ts';

// Clocks differ and messages overtake each other: what was asked for is asked for again.
const AGAIN_MS = 24 * 3_600_000;

/** Asks every platform. One that is away is asked again the next time. */
export async function askPlatforms(call: Call): Promise<void> {
  for (const platform of await platformsOf(call)) {
    const told = await tell(call, platform).catch(() => undefined);
    if (told) await take(call, platform, told);
  }
}

/** Asks a platform now: orders that were never told are taken, and its own figures are kept to be compared with ours. */
export async function askPlatform(call: Call, code: string): Promise<Outcome<undefined, ChannelsRefusal>> {
  const own = await ownPlatform(call, code, 'see-platforms');
  if (!own.ok) return own;
  await take(call, own.value, await tell(call, own.value));
  return ok();
}

function tell(call: Call, platform: Platform): Promise<StateThere> {
  const since = new Date((platform.askedUntil ?? platform.connectedAt).getTime() - AGAIN_MS);
  return portOf(platform).state(since, call.now);
}

async function take(call: Call, { code }: Platform, { orders, listings }: StateThere): Promise<void> {
  const platform = await lockPlatform(call, code);
  if (!platform) return;
  for (const order of orders) await takeOrder(call, platform, { order, heard: 'asked' });
  await keepTheirOrders(call, code, orders);
  const open = new Set((await openPushes(call, code)).map(({ sku }) => sku));
  const theirs = new Map(listings.map((listing) => [listing.sku, listing]));
  for (const listing of await listingsOf(call, code)) {
    const { left = 0, packFen = 0 } = theirs.get(listing.sku) ?? {};
    const settled = !open.has(listing.sku);
    await saveListing(call, listing, {
      ...{ theirPacks: left, theirFen: packFen, seenAt: call.now },
      toldPacksThen: settled ? Math.floor(listing.told / listing.packMilli) : null,
      toldFenThen: settled ? listing.packFen : null,
    });
  }
  await saveAsked(call, code, call.now);
}
