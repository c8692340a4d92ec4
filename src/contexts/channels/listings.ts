import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { decimal, milli } from '#shared/quantity.ts';

/** An offer as it stands on a platform, in packs. Quantities are thousandths of the offer's sold unit. */
export interface Listing {
  readonly platform: string;
  readonly sku: string;
  readonly offerId: string;
  readonly packMilli: number;
  /** What the platform may still sell, as far as we know: told, and not heard sold yet. */
  readonly told: number;
  readonly packFen: Fen;
  readonly freightFen: Fen;
  readonly mostPacks: number | null;
  readonly theirPacks: number | null;
  readonly theirFen: Fen | null;
  /** What the platform had been told when it was asked; null while something was on its way. */
  readonly toldPacksThen: number | null;
  readonly toldFenThen: Fen | null;
  readonly seenAt: Date | null;
}

export async function listingsOf(call: Call, platform: string): Promise<Listing[]> {
  const rows = await call.tx
    .selectFrom('channels.listing')
    .selectAll()
    .where('countyId', '=', call.county)
    .where('platform', '=', platform)
    .orderBy('listedAt')
    .orderBy('sku')
    .execute();
  return rows.map(({ countyId: _, listedAt: __, packMilli, told, ...row }) => ({
    ...row,
    packMilli: milli(packMilli),
    told: milli(told),
  }));
}

/** Answers false when the offer is listed there already. */
export async function insertListing(
  call: Call,
  { platform, sku, offerId, packMilli }: Pick<Listing, 'platform' | 'sku' | 'offerId' | 'packMilli'>,
): Promise<boolean> {
  const row = await call.tx
    .insertInto('channels.listing')
    .values({
      ...{ countyId: call.county, platform, sku, offerId },
      ...{ packMilli: decimal(packMilli), listedAt: call.now },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return row.numInsertedOrUpdatedRows === 1n;
}

export type ListingChange = Partial<
  Pick<
    Listing,
    | 'told'
    | 'packFen'
    | 'freightFen'
    | 'mostPacks'
    | 'theirPacks'
    | 'theirFen'
    | 'toldPacksThen'
    | 'toldFenThen'
    | 'seenAt'
  >
>;

export async function saveListing(
  call: Call,
  { platform, sku }: Pick<Listing, 'platform' | 'sku'>,
  { told, ...change }: ListingChange,
): Promise<void> {
  await call.tx
    .updateTable('channels.listing')
    .set({ ...change, ...(told === undefined ? {} : { told: decimal(told) }) })
    .where('countyId', '=', call.county)
    .where('platform', '=', platform)
    .where('sku', '=', sku)
    .execute();
}
