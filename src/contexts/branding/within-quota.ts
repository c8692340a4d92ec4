import { sql } from 'kysely';
import type { Lot } from '#origin';
import type { Call } from '#shared/call.ts';
import type { Refused } from '#shared/outcome.ts';
import { decimal, grams, milli } from '#shared/quantity.ts';
import { type Quota, quotaOf } from '#vouching';
import { brandById } from './brands.ts';
import { type BrandingRefusal, refuse } from './refusals.ts';

interface Marking {
  readonly lot: Lot;
  readonly brandId: string;
  readonly operatorId: string;
}

/**
 * Why the quota agreed for the year does not allow this mark, if so. What carries the mark counts whole while it can be sold, and by what
 * was sold once it is closed or unmarked: so no more can ever be sold under the mark than was agreed. Two that mark at once wait for each
 * other.
 */
export async function beyondQuota(
  call: Call,
  marking: Marking,
): Promise<Refused<BrandingRefusal> | undefined> {
  const { lot, brandId, operatorId } = marking;
  const brand = await brandById(call, brandId);
  if (!brand) throw new Error(`no brand ${brandId}`);
  const { productCode } = lot;
  const quota = await quotaOf(call, { issuerId: brand.holderId, holderId: operatorId, productCode });
  if (quota === undefined) return undefined;
  if (quota === 'none') return refuse('branding.mark-no-quota');
  await sql`select pg_advisory_xact_lock(hashtext(${`quota ${call.county} ${brandId} ${operatorId} ${productCode}`}))`.execute(
    call.tx,
  );
  const used = await markedGrams(call, marking, quota);
  // A kilogram's thousandth is a gram.
  const wanted = grams({ milli: lot.quantity, unit: lot.unit }) ?? 0;
  if (used + wanted <= quota.milliKg) return undefined;
  const left = Math.max(0, quota.milliKg - used);
  return refuse('branding.mark-quota', {
    quota: decimal(quota.milliKg),
    used: decimal(used),
    left: decimal(left),
    wanted: decimal(wanted),
  });
}

async function markedGrams(call: Call, { lot, brandId, operatorId }: Marking, quota: Quota): Promise<number> {
  const { rows } = await sql<{ kg: string }>`
    select coalesce(sum((case when m.removed_at is not null or l.status = 'closed' then l.sold else l.quantity end)
      * case l.unit when 'kg' then 1 when 'jin' then 0.5 else 0 end), 0)::numeric(14, 3)::text as kg
    from branding.lot_mark m
    join branding.licence li on li.county_id = m.county_id and li.id = m.licence_id
    join origin.v_lot l on l.county_id = m.county_id and l.id = m.lot_id
    where m.county_id = ${call.county} and m.brand_id = ${brandId} and li.operator_id = ${operatorId}
      and li.product_code = ${lot.productCode} and m.lot_id <> ${lot.id}
      and m.marked_at >= ${quota.from} and (${quota.until}::timestamptz is null or m.marked_at < ${quota.until})`.execute(
    call.tx,
  );
  return milli(rows[0]?.kg ?? '0');
}
