import { type RawBuilder, sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { addDays, type Day, instantAt } from '#shared/instant.ts';
import { milli, type Unit } from '#shared/quantity.ts';

/** Where goods that may be bad are known from. Days are both included. */
export type Trouble =
  | { readonly kind: 'lots'; readonly lotIds: readonly string[] }
  /** What was picked on a plot in some days. */
  | { readonly kind: 'plot'; readonly plotId: string; readonly from: Day; readonly until: Day }
  /** What was picked after one spraying: on its plot, from the spraying until `until`. */
  | { readonly kind: 'spraying'; readonly fieldRecordId: string; readonly until: Day }
  /** What was picked, until `until`, on every plot that a product was sprayed on in some days. */
  | { readonly kind: 'spray-product'; readonly code: string; readonly from: Day; readonly until: Day };

/** A lot with any of the troubled goods in it. Amounts in thousandths of `unit`. */
export interface ReachedLot {
  readonly id: string;
  readonly code: string;
  readonly gtin: string;
  readonly productZh: string;
  readonly productEn: string;
  readonly gradeZh: string;
  readonly gradeEn: string;
  readonly producerId: string;
  readonly producerZh: string;
  readonly producerEn: string;
  readonly sellerId: string;
  readonly harvestedAt: Date;
  readonly status: 'open' | 'held' | 'closed';
  readonly unit: Unit;
  readonly quantity: number;
  readonly sold: number;
}

interface Row extends Omit<ReachedLot, 'quantity' | 'sold'> {
  readonly quantity: string;
  readonly sold: string;
}

/**
 * Every lot that troubled goods have gone into, however often they were split, merged or regraded since. With `back` the search
 * first goes up to all they came from, so that what else was made of the same harvests is reached too.
 */
export async function reachedLots(
  call: Call,
  trouble: Trouble,
  { back }: { readonly back: boolean },
): Promise<ReachedLot[]> {
  const up = back
    ? sql`union select f.from_lot_id from origins o
        join origin.lot_flow f on f.county_id = ${call.county} and f.into_lot_id = o.id`
    : sql``;
  const { rows } = await sql<Row>`
    with recursive origins(id) as (
      select id from (${startOf(call, trouble)}) start(id) ${up}
    ), reached(id) as (
      select id from origins
      union
      select f.into_lot_id from reached r
      join origin.lot_flow f on f.county_id = ${call.county} and f.from_lot_id = r.id
      where f.into_lot_id is not null
    )
    select l.id, l.code, l.gtin, l.product_name_zh as product_zh, l.product_name_en as product_en,
           l.grade_name_zh as grade_zh, l.grade_name_en as grade_en, l.producer_id, l.producer_name_zh as producer_zh,
           l.producer_name_en as producer_en, l.seller_id, l.harvested_at, l.status, l.unit, l.quantity, l.sold
    from reached r join origin.v_lot l on l.county_id = ${call.county} and l.id = r.id
    order by l.harvested_at, l.code`.execute(call.tx);
  return rows.map(({ quantity, sold, ...row }) => ({ ...row, quantity: milli(quantity), sold: milli(sold) }));
}

function startOf(call: Call, trouble: Trouble): RawBuilder<unknown> {
  switch (trouble.kind) {
    case 'lots':
      return sql`select l.id from origin.lot l
        where l.county_id = ${call.county} and l.id = any(${trouble.lotIds}::uuid[])`;
    case 'plot':
      return pickedFrom(call, sql`lp.plot_id = ${trouble.plotId}`, {
        from: sql`${instantAt(trouble.from)}::timestamptz`,
        until: trouble.until,
      });
    case 'spraying':
      return pickedAfter(call, sql`s.id = ${trouble.fieldRecordId}`, trouble.until);
    case 'spray-product':
      return pickedAfter(
        call,
        sql`s.spray_product_code = ${trouble.code} and s.done_at >= ${instantAt(trouble.from)} and s.done_at < ${after(trouble.until)}`,
        trouble.until,
      );
  }
}

function pickedAfter(call: Call, spraying: RawBuilder<unknown>, until: Day): RawBuilder<unknown> {
  return sql`select l.id from origin.field_record s
    join origin.lot_plot lp on lp.county_id = s.county_id and lp.plot_id = s.plot_id
    join origin.lot l on l.county_id = lp.county_id and l.id = lp.lot_id
    where s.county_id = ${call.county} and s.struck_at is null and ${spraying} and l.made_by = 'harvest'
      and l.harvested_at >= s.done_at and l.harvested_at < ${after(until)}`;
}

function pickedFrom(
  call: Call,
  plot: RawBuilder<unknown>,
  { from, until }: { readonly from: RawBuilder<unknown>; readonly until: Day },
): RawBuilder<unknown> {
  return sql`select l.id from origin.lot_plot lp
    join origin.lot l on l.county_id = lp.county_id and l.id = lp.lot_id
    where lp.county_id = ${call.county} and ${plot} and l.made_by = 'harvest'
      and l.harvested_at >= ${from} and l.harvested_at < ${after(until)}`;
}

function after(day: Day): Date {
  return instantAt(addDays(day, 1));
}
