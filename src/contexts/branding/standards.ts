import type { Call } from '#shared/call.ts';
import { addDays, type Day } from '#shared/instant.ts';
import type { Standard } from './kernel/mark.ts';

/** A version of a brand's entry standard for one product. */
export interface StandardVersion extends Standard {
  readonly id: string;
  readonly brandId: string;
  readonly productCode: string;
  readonly version: number;
  readonly textZh: string;
  readonly textEn: string;
}

const columns = [
  'id',
  'brandId',
  'productCode',
  'version',
  'grades',
  'maxDaysFromHarvest',
  'textZh',
  'textEn',
  'validFrom',
  'validUntil',
] as const;

/** All versions of a brand's standards, newest first. */
export async function standardsOf(call: Call, brandId: string): Promise<StandardVersion[]> {
  return call.tx
    .selectFrom('branding.standard')
    .select(columns)
    .where('countyId', '=', call.county)
    .where('brandId', '=', brandId)
    .orderBy('productCode')
    .orderBy('version', 'desc')
    .execute();
}

/** The version of each product's standard in force on a day. */
export async function standardsInForce(
  call: Call,
  wanted: { readonly brandId: string; readonly productCode: string; readonly day: Day },
): Promise<StandardVersion | undefined> {
  return call.tx
    .selectFrom('branding.standard')
    .select(columns)
    .where('countyId', '=', call.county)
    .where('brandId', '=', wanted.brandId)
    .where('productCode', '=', wanted.productCode)
    .where('validFrom', '<=', wanted.day)
    .where((eb) => eb.or([eb('validUntil', 'is', null), eb('validUntil', '>=', wanted.day)]))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Writes the next version and ends the one before it the day before. */
export async function insertStandard(
  call: Call,
  standard: Omit<StandardVersion, 'version' | 'validUntil'>,
): Promise<void> {
  const { brandId, productCode, validFrom } = standard;
  // Two officers who set a standard at once must not both write version n: they queue on the brand.
  await call.tx
    .selectFrom('branding.brand')
    .select('id')
    .where('countyId', '=', call.county)
    .where('id', '=', brandId)
    .forUpdate()
    .execute();
  const latest = await call.tx
    .selectFrom('branding.standard')
    .select(['id', 'version'])
    .where('countyId', '=', call.county)
    .where('brandId', '=', brandId)
    .where('productCode', '=', productCode)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (latest) {
    await call.tx
      .updateTable('branding.standard')
      .set({ validUntil: addDays(validFrom, -1) })
      .where('countyId', '=', call.county)
      .where('id', '=', latest.id)
      .execute();
  }
  await call.tx
    .insertInto('branding.standard')
    .values({
      countyId: call.county,
      ...standard,
      grades: [...standard.grades],
      version: (latest?.version ?? 0) + 1,
    })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .execute();
}
