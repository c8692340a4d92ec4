import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';

/** What a parcel's paper says of a lot, and whose it is. */
export interface LotLabel {
  readonly id: string;
  readonly code: string;
  readonly gtin: string;
  readonly productNameZh: string;
  readonly productNameEn: string;
  readonly producerId: string;
}

/** The labels of the lots that exist among these, in no order: of a crowd's many lots not all is read that a page shows of one. */
export async function lotLabels(call: Call, ids: readonly string[]): Promise<LotLabel[]> {
  if (ids.length === 0) return [];
  return await call.tx
    .selectFrom('origin.lot as l')
    .innerJoin('origin.product as p', (join) =>
      join.onRef('p.countyId', '=', 'l.countyId').onRef('p.code', '=', 'l.productCode'),
    )
    .select([
      'l.id',
      'l.code',
      'p.gtin',
      'l.producerId',
      'p.nameZh as productNameZh',
      'p.nameEn as productNameEn',
    ])
    .where('l.countyId', '=', call.county)
    .where('l.id', '=', among(ids))
    .execute();
}
