import { organisationsById } from '#people';
import type { Call } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import type { Named } from './facts.ts';
import { sellersWithLists } from './trade-items.ts';
import { keepsList } from './trade-list.ts';
import { sellersOfTrader, type TraderStatus } from './traders.ts';

/** A seller who sells to traders, without a word of the prices. */
export interface TradeSeller {
  readonly seller: { readonly id: string; readonly name: Named };
  readonly items: number;
  readonly standing: TraderStatus | 'stranger' | 'own';
}

/** Who sells to traders in the county, those first who let the caller in. */
export async function tradeLists(call: Call): Promise<readonly TradeSeller[]> {
  const { personId } = call.actor;
  const lists = await sellersWithLists(call, dayOf(call.now));
  const known = new Map(
    (
      await organisationsById(
        call,
        lists.map(({ sellerId }) => sellerId),
      )
    ).map((each) => [each.id, each]),
  );
  const mine = personId === undefined ? [] : await sellersOfTrader(call, personId);
  return lists
    .flatMap(({ sellerId, items }): TradeSeller[] => {
      const seller = known.get(sellerId);
      if (!seller) return [];
      const standing = keepsList(call.actor, sellerId)
        ? 'own'
        : (mine.find((trader) => trader.sellerId === sellerId)?.status ?? 'stranger');
      return [{ seller: { id: seller.id, name: { zh: seller.nameZh, en: seller.nameEn } }, items, standing }];
    })
    .toSorted((a, b) => Number(b.standing === 'admitted') - Number(a.standing === 'admitted'));
}
