import type { Channel, SetApart } from '#origin';
import type { Call } from '#shared/call.ts';
import { announce } from '#shared/outbox.ts';
import { channelOf, platformsOf } from './platforms.ts';

/** A platform as the desk names it. */
export interface PlatformName {
  readonly code: string;
  readonly channel: SetApart;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** The platforms a seller sells on, to set goods aside for. */
export async function platformNames(call: Call, sellerId: string): Promise<PlatformName[]> {
  return (await platformsOf(call, sellerId)).map(({ code, nameZh, nameEn }) => ({
    ...{ code, nameZh, nameEn },
    channel: channelOf({ code }),
  }));
}

/** What is set aside for these channels has changed: platforms among them are told once this commits, not in a minute. */
export async function measureSoon(call: Call, channels: readonly Channel[]): Promise<void> {
  for (const { code, channel } of (await platformsOf(call)).map(({ code }) => ({
    code,
    channel: channelOf({ code }),
  }))) {
    if (channels.includes(channel)) await announce(call, 'platform-stock-changed', { platform: code });
  }
}
