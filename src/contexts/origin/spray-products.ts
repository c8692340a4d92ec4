import type { Call } from '#shared/call.ts';

/** A plant protection product as its label has it. */
export interface SprayProduct {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly activeIngredient: string;
  /** Product codes it is registered for. */
  readonly crops: readonly string[];
  /** Days to wait between the last spraying and the harvest. */
  readonly intervalDays: number;
  readonly source: string;
}

/** Every spray product of the county by name, or those registered for one crop. */
export async function sprayProducts(call: Call, crop?: string): Promise<SprayProduct[]> {
  const rows = await call.tx
    .selectFrom('origin.sprayProduct')
    .selectAll()
    .where('countyId', '=', call.county)
    .orderBy('nameZh')
    .execute();
  return rows
    .filter((row) => crop === undefined || row.crops.includes(crop))
    .map(({ countyId: _, ...row }) => row);
}

export async function sprayProductByCode(call: Call, code: string): Promise<SprayProduct | undefined> {
  const row = await call.tx
    .selectFrom('origin.sprayProduct')
    .selectAll()
    .where('countyId', '=', call.county)
    .where('code', '=', code)
    .executeTakeFirst();
  if (!row) return undefined;
  const { countyId: _, ...product } = row;
  return product;
}

export async function insertSprayProducts(call: Call, products: readonly SprayProduct[]): Promise<void> {
  await call.tx
    .insertInto('origin.sprayProduct')
    .values(
      products.map(({ crops, ...product }) => ({ ...product, crops: [...crops], countyId: call.county })),
    )
    .onConflict((conflict) => conflict.columns(['countyId', 'code']).doNothing())
    .execute();
}
