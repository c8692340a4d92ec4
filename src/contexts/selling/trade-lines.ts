import { type Call, may } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { WantedLine } from './fill-line.ts';
import { tierFor } from './kernel/trade.ts';
import { offersByIds } from './offer-by-id.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { tradeItems } from './trade-items.ts';
import { standingWith } from './trade-list.ts';

export interface WantedPacks {
  readonly offerId: string;
  readonly packs: number;
}

/**
 * Packs of one seller's list as lines to order, each at the price of its tier. Only for who was let in, or keeps the list. Refuses
 * `selling.not-a-trader`, `selling.not-on-list`, `selling.quote-over` and `selling.trade-packs`.
 */
export async function tradeLines(
  call: Call,
  { sellerId, wanted }: { readonly sellerId: string; readonly wanted: readonly WantedPacks[] },
): Promise<Outcome<readonly WantedLine[]>> {
  const standing = await standingWith(call, sellerId);
  if (!may(call.actor, rights['buy-wholesale']) || (standing !== 'own' && standing !== 'admitted'))
    return refuse('selling.not-a-trader');
  const ids = wanted.map(({ offerId }) => offerId);
  const items = new Map((await tradeItems(call, { offerIds: ids })).map((item) => [item.offerId, item]));
  const offers = await offersByIds(call, ids);
  const lines: WantedLine[] = [];
  for (const { offerId, packs } of wanted) {
    const [item, offer] = [items.get(offerId), offers.get(offerId)];
    if (!item || !offer || item.sellerId !== sellerId || lines.some((line) => line.offerId === offerId))
      return refuse('selling.not-on-list');
    const { titleZh, titleEn } = offer;
    if (item.validUntil < dayOf(call.now))
      return refuse('selling.quote-over', { titleZh, titleEn, day: item.validUntil });
    const tier = Number.isSafeInteger(packs) ? tierFor(item, packs) : undefined;
    if (!tier) {
      const { leastPacks: least, mostPacks } = item;
      return refuse('selling.trade-packs', { titleZh, titleEn, least, most: mostPacks ?? null });
    }
    const { packMilli: step, leastPacks, mostPacks = packs } = item;
    lines.push({
      offerId,
      milli: packs * step,
      terms: {
        priceFen: tier.priceFen,
        ...{ step, least: leastPacks * step, most: Math.max(packs, mostPacks) * step },
      },
    });
  }
  return ok(lines);
}
