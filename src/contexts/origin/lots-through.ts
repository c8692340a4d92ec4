import type { Call } from '#shared/call.ts';
import { allotmentsFor } from './allotments.ts';
import { takeable, untold } from './kernel/allotment.ts';
import type { Channel } from './kernel/channel.ts';
import { freeOf } from './kernel/stock.ts';
import { type Lot, type LotsWanted, lotsForSale, lotsNotSoldOut } from './lots.ts';

/** A lot with how much of it a channel may take now, in thousandths of the lot's unit. */
export interface LotThrough {
  readonly lot: Lot;
  readonly milli: number;
}

/** As `lotsForSale`, through a channel: what is set aside for it, and what nobody has set aside where its own rule lets it. */
export async function lotsThrough(call: Call, wanted: LotsWanted, channel: Channel): Promise<LotThrough[]> {
  if (channel === 'shop')
    return (await lotsForSale(call, wanted)).map((lot) => ({ lot, milli: freeOf(lot) }));
  const lots = await lotsNotSoldOut(call, wanted);
  const own = await allotmentsFor(
    call,
    channel,
    lots.map(({ id }) => id),
  );
  return lots
    .map((lot) => ({ lot, milli: takeable(own.get(lot.id) ?? untold(channel), Math.max(0, freeOf(lot))) }))
    .filter(({ milli }) => milli > 0);
}
