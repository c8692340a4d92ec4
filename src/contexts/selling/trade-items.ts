import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import { decimal, milli } from '#shared/quantity.ts';
import type { TradeTerms } from './kernel/trade.ts';

/** An offer on its seller's list for traders, as it was last kept. */
export interface TradeItem extends TradeTerms {
  readonly offerId: string;
  readonly sellerId: string;
  readonly changedAt: Date;
}

/** The list of a seller, or the items of these offers, in the order of their titles. */
export async function tradeItems(
  call: Call,
  wanted: { readonly sellerId: string } | { readonly offerIds: readonly string[] },
): Promise<TradeItem[]> {
  if ('offerIds' in wanted && wanted.offerIds.length === 0) return [];
  const base = call.tx
    .selectFrom('selling.tradeItem as i')
    .innerJoin('selling.offer as o', (join) =>
      join.onRef('o.countyId', '=', 'i.countyId').onRef('o.id', '=', 'i.offerId'),
    )
    .select([
      'i.offerId',
      'o.sellerId',
      'i.pack',
      'i.leastPacks',
      'i.mostPacks',
      'i.validUntil',
      'i.changedAt',
    ])
    .where('i.countyId', '=', call.county)
    .where('o.status', 'in', ['on', 'paused'])
    .orderBy('o.pinyin')
    .orderBy('o.id');
  const rows = await ('sellerId' in wanted
    ? base.where('o.sellerId', '=', wanted.sellerId)
    : base.where('i.offerId', '=', among(wanted.offerIds))
  ).execute();
  if (rows.length === 0) return [];
  const tiers = await call.tx
    .selectFrom('selling.tradeTier')
    .select(['offerId', 'fromPacks', 'priceFen'])
    .where('countyId', '=', call.county)
    .where('offerId', '=', among(rows.map(({ offerId }) => offerId)))
    .orderBy('fromPacks')
    .execute();
  const byOffer = Map.groupBy(tiers, ({ offerId }) => offerId);
  return rows.map(({ pack, mostPacks, ...row }) => ({
    ...row,
    packMilli: milli(pack),
    ...(mostPacks === null ? {} : { mostPacks }),
    tiers: (byOffer.get(row.offerId) ?? []).map(({ fromPacks, priceFen }) => ({ fromPacks, priceFen })),
  }));
}

export async function saveTradeItem(
  call: Call,
  offerId: string,
  { packMilli, leastPacks, mostPacks, validUntil, tiers }: TradeTerms,
): Promise<void> {
  const { name, helper } = call.actor;
  const set = {
    pack: decimal(packMilli),
    ...{ leastPacks, mostPacks: mostPacks ?? null, validUntil },
    ...{ changedAt: call.now, personName: name, helperName: helper?.name ?? null },
  };
  await call.tx
    .insertInto('selling.tradeItem')
    .values({ countyId: call.county, offerId, ...set })
    .onConflict((conflict) => conflict.columns(['countyId', 'offerId']).doUpdateSet(set))
    .execute();
  await call.tx
    .deleteFrom('selling.tradeTier')
    .where('countyId', '=', call.county)
    .where('offerId', '=', offerId)
    .execute();
  await call.tx
    .insertInto('selling.tradeTier')
    .values(tiers.map((tier) => ({ countyId: call.county, offerId, ...tier })))
    .execute();
}

export async function deleteTradeItem(call: Call, offerId: string): Promise<void> {
  await call.tx
    .deleteFrom('selling.tradeItem')
    .where('countyId', '=', call.county)
    .where('offerId', '=', offerId)
    .execute();
}

/** Sellers with something on their list that holds today, with how much. */
export function sellersWithLists(
  call: Call,
  today: string,
): Promise<{ readonly sellerId: string; readonly items: number }[]> {
  return call.tx
    .selectFrom('selling.tradeItem as i')
    .innerJoin('selling.offer as o', (join) =>
      join.onRef('o.countyId', '=', 'i.countyId').onRef('o.id', '=', 'i.offerId'),
    )
    .select((eb) => ['o.sellerId', eb.fn.countAll<number>().as('items')])
    .where('i.countyId', '=', call.county)
    .where('o.status', 'in', ['on', 'paused'])
    .where('i.validUntil', '>=', today)
    .groupBy('o.sellerId')
    .orderBy('o.sellerId')
    .execute();
}
