import type { Channel } from '#origin';
import type { Call } from '#shared/call.ts';
import { ownChannel } from './kernel/own-channel.ts';
import type { Listed } from './offers.ts';
import { type ChannelStock, stockBehind } from './stock-behind.ts';

/** What offers may draw on, by the channel each is sold through: one query for each channel that occurs, which is one for nearly everybody. */
export async function stockByChannel(
  call: Call,
  listed: ReadonlyMap<string, Listed>,
  channel: Channel | undefined,
): Promise<ReadonlyMap<Channel, ChannelStock[]>> {
  const through = Map.groupBy(listed.values(), ({ offer }) => channel ?? ownChannel(offer));
  const stock = new Map<Channel, ChannelStock[]>();
  for (const [each, offers] of through) {
    stock.set(
      each,
      // What is sold ahead draws on no lot yet.
      each === 'presale'
        ? []
        : await stockBehind(
            call,
            offers.map(({ offer }) => offer.id),
            each,
          ),
    );
  }
  return stock;
}

/** What is left for a channel once lines of others have drawn so much: beyond what is set aside for each, all take from the same goods. */
export function afterOthers(
  stock: readonly ChannelStock[],
  drawnFromShared: ReadonlyMap<string, number>,
): ChannelStock[] {
  return stock.map((lot) => {
    const drawn = Math.min(drawnFromShared.get(lot.lotId) ?? 0, lot.available - lot.setAside);
    return drawn === 0 ? lot : { ...lot, available: lot.available - drawn };
  });
}
