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
  return standardRows(call)
    .where('brandId', '=', brandId)
    .orderBy('productCode')
    .orderBy('version', 'desc')
    .execute();
}

/** The version of a product's standard in force on a day. */
export async function standardInForce(
  call: Call,
  wanted: { readonly brandId: string; readonly productCode: string; readonly day: Day },
): Promise<StandardVersion | undefined> {
  return standardRows(call)
    .where('brandId', '=', wanted.brandId)
    .where('productCode', '=', wanted.productCode)
    .where('validFrom', '<=', wanted.day)
    .where((eb) => eb.or([eb('validUntil', 'is', null), eb('validUntil', '>=', wanted.day)]))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Every brand's standards in force on a day, one of each brand and product. */
export async function standardsToday(call: Call, day: Day): Promise<StandardVersion[]> {
  return standardRows(call)
    .where('validFrom', '<=', day)
    .where((eb) => eb.or([eb('validUntil', 'is', null), eb('validUntil', '>=', day)]))
    .orderBy('brandId')
    .orderBy('productCode')
    .execute();
}

/** The version that was set last for a product, in force or still to come. */
export async function latestStandard(
  call: Call,
  of: { readonly brandId: string; readonly productCode: string },
): Promise<StandardVersion | undefined> {
  return standardRows(call)
    .where('brandId', '=', of.brandId)
    .where('productCode', '=', of.productCode)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function standardById(call: Call, id: string): Promise<StandardVersion | undefined> {
  return standardRows(call).where('id', '=', id).executeTakeFirst();
}

/** Writes the version after `latest`, which ends the day before. */
export async function insertStandard(
  call: Call,
  standard: Omit<StandardVersion, 'version' | 'validUntil'>,
  latest: StandardVersion | undefined,
): Promise<void> {
  if (latest) {
    await call.tx
      .updateTable('branding.standard')
      .set({ validUntil: addDays(standard.validFrom, -1) })
      .where('countyId', '=', call.county)
      .where('id', '=', latest.id)
      .execute();
  }
  const { grades, ...rest } = standard;
  await call.tx
    .insertInto('branding.standard')
    .values({ countyId: call.county, ...rest, grades: [...grades], version: (latest?.version ?? 0) + 1 })
    .execute();
}

function standardRows(call: Call) {
  return call.tx.selectFrom('branding.standard').select(columns).where('countyId', '=', call.county);
}
