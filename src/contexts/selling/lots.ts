import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { milli, type Unit } from '#shared/quantity.ts';
import type { Stock } from './kernel/stock.ts';

interface Row {
  readonly lotId: string;
  readonly lotCode: string;
  readonly producerId: string;
  readonly coopId: string | null;
  readonly productCode: string;
  readonly grade: string;
  readonly unit: Unit;
  readonly available: string;
  readonly harvestedAt: Date;
  readonly goodUntil: string;
  readonly certified: boolean;
}

/**
 * Every open lot with something left that these offers may draw on, in one query: the seller's own and, for a co-op, its
 * members'. Certificates and keeping days are told, not judged.
 */
export async function lotsBehind(call: Call, offerIds: readonly string[]): Promise<Stock[]> {
  if (offerIds.length === 0) return [];
  const { rows } = await sql<Row>`
    select l.id as lot_id, l.code as lot_code, l.producer_id, m.coop_id, l.product_code, l.grade, l.unit, l.available,
           l.harvested_at, l.good_until, l.certificate_id is not null as certified
    from (
      select distinct o.county_id, o.seller_id, p.product_code, p.grade
      from selling.offer o
      join selling.offer_part p on p.county_id = o.county_id and p.offer_id = o.id
      where o.county_id = ${call.county} and o.id = any(${offerIds}::uuid[]) and o.form <> 'presale'
    ) wanted
    join people.v_organisation m
      on m.county_id = wanted.county_id and wanted.seller_id in (m.id, m.coop_id)
    join origin.v_lot l
      on l.county_id = wanted.county_id and l.product_code = wanted.product_code and l.grade = wanted.grade
     and l.producer_id = m.id and l.status = 'open' and l.reserved + l.sold < l.quantity`.execute(call.tx);
  // Two sellers of one basket may stand behind the same lot: a household and its co-op.
  const lots = new Map(rows.map((row) => [row.lotId, row]));
  return [...lots.values()].map(({ harvestedAt, available, coopId, ...lot }) => ({
    ...lot,
    ...(coopId === null ? {} : { coopId }),
    available: milli(available),
    harvestedOn: dayOf(harvestedAt),
  }));
}
