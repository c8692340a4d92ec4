import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { gradedCosts } from './cost-sheets.ts';
import { costFloor } from './kernel/cost-floor.ts';
import { offersWithGoods } from './offers.ts';

/** What the goods in an offer cost its seller, for what its price is for; undefined where a sheet is missing. */
export async function costFloorOf(call: Call, offerId: string): Promise<Fen | undefined> {
  const offer = (await offersWithGoods(call, [offerId])).get(offerId)?.offer;
  if (!offer) return undefined;
  const costs = await gradedCosts(call, [offer.sellerId]);
  return costFloor(offer, costs(offer.sellerId));
}
