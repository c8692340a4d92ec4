import type { Db } from '../../src/shared/database.ts';
import type { Stop } from '../help/walk-pages.ts';

/** Pages of trade lists for buyers: of the demo's one, seen by who was let in, by who asked, and by a stranger. */
export async function wholesaleStops(
  db: Db,
  { trader, stranger }: { readonly trader: string; readonly stranger: string },
): Promise<Record<string, readonly Stop[]>> {
  const { sellerId, offerId, leastPacks } = await db
    .selectFrom('selling.tradeItem as i')
    .innerJoin('selling.offer as o', 'o.id', 'i.offerId')
    .select(['o.sellerId', 'i.offerId', 'i.leastPacks'])
    .orderBy('i.offerId')
    .executeTakeFirstOrThrow();
  const node = await db
    .selectFrom('delivery.node')
    .select('id')
    .where('kind', '=', 'station')
    .orderBy('code')
    .executeTakeFirstOrThrow();
  const list = `/wholesale/${sellerId}`;
  return {
    '/(shop)/wholesale': [{ path: '/wholesale' }, { path: '/wholesale', cookie: trader }],
    '/(shop)/wholesale/[seller]': [
      { path: list, cookie: trader },
      { path: `${list}?n-${offerId}=${leastPacks}#pay`, cookie: `${trader}; node=${node.id}` },
      { path: `${list}?n-${offerId}=99999#pay`, cookie: trader },
      { path: list, cookie: stranger },
      { path: '/wholesale/none', cookie: stranger, status: 404 },
    ],
  };
}
