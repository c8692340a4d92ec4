import type { PlatformName } from '#channels';
import { type Channel, channelWords, type OwnChannel } from '#origin';
import type { Tongue } from '#shared/tongue.ts';

/** What a channel is called: one of our own ways by its word, a platform by its name. */
export function channelNames(platforms: readonly PlatformName[], t: Tongue): (channel: Channel) => string {
  const names = new Map<string, string>(platforms.map((each) => [each.channel, t(each.nameZh, each.nameEn)]));
  return (channel) => {
    const words = channelWords[channel as OwnChannel];
    return names.get(channel) ?? (words ? t(words.zh, words.en) : channel);
  };
}
