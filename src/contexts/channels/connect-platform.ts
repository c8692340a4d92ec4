import { nodesOf } from '#delivery';
import { setMerchant } from '#paying';
import { organisation } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { channelOf, savePlatform } from './platforms.ts';
import { type ChannelsRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';

export interface PlatformToConnect {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly sellerId: string;
  /** Where its parcels are handed over. */
  readonly nodeId: string;
  /** Where the platform's machine door is. */
  readonly apiUrl: string;
  /** Where it reaches us. */
  readonly hookUrl: string;
  /** Shared with the platform. */
  readonly key: string;
}

/** Connects, or moves, a seller's shop on a platform. The platform holds its buyers' money, so it is a provider of payments too. */
export async function connectPlatform(
  call: Call,
  { hookUrl, ...platform }: PlatformToConnect,
): Promise<Outcome<undefined, ChannelsRefusal>> {
  if (!may(call.actor, rights['connect-platforms'])) return refuse('channels.not-allowed');
  const seller = await organisation(call, platform.sellerId);
  const nodes = await nodesOf(call);
  if (!seller || !nodes.some(({ id }) => id === platform.nodeId)) return refuse('channels.unknown');
  await savePlatform(call, platform);
  const { apiUrl, key } = platform;
  await setMerchant(call, { provider: channelOf(platform), apiUrl, cashierUrl: '', notifyUrl: hookUrl, key });
  return ok();
}
