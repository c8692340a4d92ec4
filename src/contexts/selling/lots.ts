import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { milli, type Unit } from '#shared/quantity.ts';
import type { Stock } from './kernel/stock.ts';

/** A lot with what a buyer is told of it. */
export interface ShownLot extends Stock {
  readonly producerNameZh: string;
  readonly producerNameEn: string;
  readonly placeCode: string;
}

interface Row extends Omit<ShownLot, 'available' | 'harvestedOn'> {
  readonly available: string;
  readonly harvestedAt: Date;
  readonly unit: Unit;
}

// More lots of one seller, product and grade than any order or shelf looks into: those beyond expire later and wait.
const DEEP = 50;

/**
 * The open lots with something left that these offers may draw on, the first to expire of each seller, product and grade,
 * in one query. Certificates and keeping days are told, not judged.
 */
export async function lotsBehind(call: Call, offerIds: readonly string[]): Promise<ShownLot[]> {
  if (offerIds.length === 0) return [];
  const { rows } = await sql<Row>`
    select l.*
    from (
      select distinct o.county_id, o.seller_id, p.product_code, p.grade
      from selling.offer o
      join selling.offer_part p on p.county_id = o.county_id and p.offer_id = o.id
      where o.county_id = ${call.county} and o.id = any(${offerIds}::uuid[]) and o.form <> 'presale'
    ) wanted
    cross join lateral (
      select l.id as lot_id, l.code as lot_code, l.producer_id, l.seller_id, l.product_code, l.grade, l.unit, l.available,
             l.harvested_at, l.good_until, l.certificate_id is not null as certified,
             l.producer_name_zh, l.producer_name_en, l.place_code
      from origin.v_lot l
      where l.county_id = wanted.county_id and l.seller_id = wanted.seller_id
        and l.product_code = wanted.product_code and l.grade = wanted.grade
        and l.status = 'open' and l.reserved + l.sold < l.quantity
      order by l.good_until
      limit ${DEEP}
    ) l`.execute(call.tx);
  return rows.map(({ harvestedAt, available, ...lot }) => ({
    ...lot,
    available: milli(available),
    harvestedOn: dayOf(harvestedAt),
  }));
}
