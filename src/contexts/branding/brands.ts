import type { Call } from '#shared/call.ts';

/** A public brand of the county and who holds it. */
export interface Brand {
  readonly id: string;
  readonly holderId: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly storyZh: string;
  readonly storyEn: string;
  readonly pictureId: string | null;
  readonly demo: boolean;
}

const columns = ['id', 'holderId', 'nameZh', 'nameEn', 'storyZh', 'storyEn', 'pictureId', 'demo'] as const;

export async function insertBrands(call: Call, brands: readonly Brand[]): Promise<void> {
  await call.tx
    .insertInto('branding.brand')
    .values(brands.map((brand) => ({ countyId: call.county, ...brand, createdAt: call.now })))
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .execute();
}

export async function brands(call: Call): Promise<Brand[]> {
  return call.tx
    .selectFrom('branding.brand')
    .select(columns)
    .where('countyId', '=', call.county)
    .orderBy('createdAt')
    .execute();
}

export async function brandById(call: Call, id: string): Promise<Brand | undefined> {
  return call.tx
    .selectFrom('branding.brand')
    .select(columns)
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Makes writers of a brand's standards wait for each other until the transaction ends. */
export async function lockBrand(call: Call, id: string): Promise<void> {
  await call.tx
    .selectFrom('branding.brand')
    .select('id')
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .forUpdate()
    .execute();
}
