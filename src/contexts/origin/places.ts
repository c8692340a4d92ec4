import type { Call } from '#shared/call.ts';

/** Which of these place codes the county has. */
export async function placesKnown(call: Call, codes: readonly string[]): Promise<string[]> {
  if (codes.length === 0) return [];
  const rows = await call.tx
    .selectFrom('people.vPlace')
    .select('code')
    .where('countyId', '=', call.county)
    .where('code', 'in', [...codes])
    .execute();
  return rows.map((row) => row.code);
}

export interface PlaceName {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** A place and everything above it, largest first: county, township, village. */
export async function placeChain(call: Call, code: string): Promise<PlaceName[]> {
  const rows = await call.tx
    .withRecursive('chain(code, parentCode, nameZh, nameEn, depth)', (qb) =>
      qb
        .selectFrom('people.vPlace')
        .select((eb) => ['code', 'parentCode', 'nameZh', 'nameEn', eb.lit(0).as('depth')])
        .where('countyId', '=', call.county)
        .where('code', '=', code)
        .unionAll((inner) =>
          inner
            .selectFrom('people.vPlace as p')
            .innerJoin('chain as c', 'p.code', 'c.parentCode')
            .select((eb) => [
              'p.code',
              'p.parentCode',
              'p.nameZh',
              'p.nameEn',
              eb('c.depth', '+', 1).as('depth'),
            ])
            .where('p.countyId', '=', call.county),
        ),
    )
    .selectFrom('chain')
    .select(['code', 'nameZh', 'nameEn'])
    .orderBy('depth', 'desc')
    .execute();
  return rows;
}
