import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';

/** What a wholesale market paid for a kg on a day, and who says so. */
export interface WholesalePrice {
  readonly productCode: string;
  readonly day: Day;
  readonly fenPerKg: Fen;
  readonly market: string;
  readonly source: string;
}

/** Writes prices; a day that has one is corrected. */
export async function upsertWholesalePrices(call: Call, prices: readonly WholesalePrice[]): Promise<void> {
  if (prices.length === 0) return;
  await call.tx
    .insertInto('selling.wholesalePrice')
    .values(
      prices.map((price) => ({
        countyId: call.county,
        ...price,
        personName: call.actor.name,
        recordedAt: call.now,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['countyId', 'productCode', 'day']).doUpdateSet((eb) => ({
        fenPerKg: eb.ref('excluded.fenPerKg'),
        market: eb.ref('excluded.market'),
        source: eb.ref('excluded.source'),
        personName: eb.ref('excluded.personName'),
        recordedAt: eb.ref('excluded.recordedAt'),
      })),
    )
    .execute();
}

/** A product's wholesale prices, newest first, at most `limit`. */
export function wholesalePricesOf(
  call: Call,
  productCode: string,
  limit: number,
): Promise<(WholesalePrice & { readonly personName: string })[]> {
  return call.tx
    .selectFrom('selling.wholesalePrice')
    .select(['productCode', 'day', 'fenPerKg', 'market', 'source', 'personName'])
    .where('countyId', '=', call.county)
    .where('productCode', '=', productCode)
    .orderBy('day', 'desc')
    .limit(limit)
    .execute();
}

/** The newest wholesale price of every product that has one. */
export function newestWholesalePrices(
  call: Call,
): Promise<(WholesalePrice & { readonly personName: string })[]> {
  return call.tx
    .selectFrom('selling.wholesalePrice')
    .distinctOn('productCode')
    .select(['productCode', 'day', 'fenPerKg', 'market', 'source', 'personName'])
    .where('countyId', '=', call.county)
    .orderBy('productCode')
    .orderBy('day', 'desc')
    .execute();
}
