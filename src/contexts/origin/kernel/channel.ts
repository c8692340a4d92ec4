/** Ways of selling that are the county's own. The shop's part of a lot is what nobody has set aside. */
export const ownChannels = ['shop', 'live', 'round', 'adoption', 'presale', 'wholesale'] as const;
export type OwnChannel = (typeof ownChannels)[number];

/** Where a lot's goods are sold: one of our own ways, or a platform outside, by its code. */
export type Channel = OwnChannel | `platform:${string}`;

/** A channel that goods are set aside for. */
export type SetApart = Exclude<Channel, 'shop'>;

export const channelWords: Readonly<Record<OwnChannel, { readonly zh: string; readonly en: string }>> = {
  shop: { zh: '商城', en: 'Shop' },
  live: { zh: '直播', en: 'Live' },
  round: { zh: '社区团购', en: 'Group rounds' },
  adoption: { zh: '认养', en: 'Adoption' },
  presale: { zh: '预售', en: 'Presale' },
  wholesale: { zh: '批发', en: 'Wholesale' },
};

const PLATFORM = /^platform:[a-z0-9-]{1,32}$/;

export function channelIn(text: string): Channel | undefined {
  const own = ownChannels.find((channel) => channel === text);
  return own ?? (PLATFORM.test(text) ? (text as Channel) : undefined);
}

/** The platform's code, of a channel outside. */
export function platformOf(channel: Channel): string | undefined {
  return channel.startsWith('platform:') ? channel.slice('platform:'.length) : undefined;
}
