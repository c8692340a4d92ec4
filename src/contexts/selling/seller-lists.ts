import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { type Day, dayOf } from '#shared/instant.ts';
import { milli, type Unit } from '#shared/quantity.ts';
import type { Named } from './facts.ts';
import type { Status } from './kernel/offer.ts';

export interface SellersList {
  readonly sellerId: string;
  readonly status: Status;
  /** Part of a title, in Chinese, in letters or in English. */
  readonly words: string;
  readonly page: number;
  readonly size: number;
}

/** A page of a seller's offers of one status, newest first, and how many there are. */
export async function sellersIds(
  call: Call,
  { sellerId, status, words, page, size }: SellersList,
): Promise<{ readonly ids: string[]; readonly total: number }> {
  const text = words.normalize('NFKC').trim().toLowerCase();
  const part = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const query = call.tx
    .selectFrom('selling.offer')
    .where('countyId', '=', call.county)
    .where('sellerId', '=', sellerId)
    .where('status', '=', status)
    .$if(text !== '', (rows) =>
      rows.where((eb) =>
        eb.or([
          eb('titleZh', 'like', part),
          eb('pinyin', 'like', part.replaceAll(' ', '')),
          eb(eb.fn('lower', ['titleEn']), 'like', part),
        ]),
      ),
    );
  const rows = await query
    .select('id')
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  const { total } = await query
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { ids: rows.map((row) => row.id), total };
}

export async function statusCounts(call: Call, sellerId: string): Promise<Record<Status, number>> {
  const rows = await call.tx
    .selectFrom('selling.offer')
    .select((eb) => ['status', eb.fn.countAll<number>().as('count')])
    .where('countyId', '=', call.county)
    .where('sellerId', '=', sellerId)
    .groupBy('status')
    .execute();
  const counts = new Map(rows.map((row) => [row.status, row.count]));
  const of = (status: Status) => counts.get(status) ?? 0;
  return { draft: of('draft'), on: of('on'), paused: of('paused'), ended: of('ended') };
}

/** Something a seller has, or will have, that could be offered. */
export interface Offerable {
  readonly productCode: string;
  readonly product: Named;
  readonly grade: string;
  readonly gradeName: Named;
  readonly unit: Unit;
  /** Free and certified, or free to presell; thousandths of `unit`. */
  readonly milli: number;
  readonly pictureId: string | null;
  /** Set for a harvest to come, with the household that expects it. */
  readonly forecast?: {
    readonly id: string;
    readonly from: Day;
    readonly until: Day;
    readonly grower: Named;
  };
}

export interface OfferableWanted {
  /** Part of a household's or a product's name, in characters or letters: only such harvests to come. */
  readonly words?: string | undefined;
  /** This harvest to come is among them, whatever else is. */
  readonly forecastId?: string | undefined;
}

// A co-op's members expect thousands of harvests: those beyond are found by their names.
const MOST_AHEAD = 60;

interface Row {
  readonly productCode: string;
  readonly productZh: string;
  readonly productEn: string;
  readonly grade: string;
  readonly gradeZh: string;
  readonly gradeEn: string;
  readonly unit: Unit;
  readonly free: string;
  readonly pictureId: string | null;
  readonly forecastId: string | null;
  readonly fromDay: Day | null;
  readonly untilDay: Day | null;
  readonly growerZh: string | null;
  readonly growerEn: string | null;
}

/**
 * What a seller has free in lots, by product and grade, the most first; then the forecasts it may still presell against,
 * soonest first, at most 60 of them (`more` says that there are others). A forecast of all grades is offered in each.
 */
export async function offerables(
  call: Call,
  sellerId: string,
  { words = '', forecastId }: OfferableWanted,
): Promise<{ readonly goods: Offerable[]; readonly more: boolean }> {
  const today = dayOf(call.now);
  const part = `%${words
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[%_\\]/g, '\\$&')}%`;
  const meant =
    forecastId === undefined
      ? sql`(o.name_zh like ${part} or o.pinyin like ${part} or lower(o.name_en collate "C") like ${part}
          or g.name_zh like ${part} or g.pinyin like ${part} or lower(g.name_en collate "C") like ${part})`
      : sql`f.id = ${forecastId}`;
  const { rows } = await sql<Row>`
    select l.product_code, l.product_name_zh as product_zh, l.product_name_en as product_en,
           l.grade, l.grade_name_zh as grade_zh, l.grade_name_en as grade_en, l.unit, sum(l.available) as free,
           g.picture_id, null::uuid as forecast_id, null::date as from_day, null::date as until_day,
           null as grower_zh, null as grower_en, null::integer as rank
    from origin.v_lot l
    join origin.v_product g on g.county_id = l.county_id and g.code = l.product_code
    where l.county_id = ${call.county} and l.seller_id = ${sellerId} and l.status = 'open'
      and l.unsold and l.good_until >= ${today}
    group by l.product_code, product_zh, product_en, l.grade, grade_zh, grade_en, l.unit, g.picture_id
    union all
    (select f.product_code, g.name_zh, g.name_en, gr.code, gr.name_zh, gr.name_en, f.unit, f.presale_limit - f.presold,
            g.picture_id, f.id, f.from_day, f.until_day, o.name_zh, o.name_en, gr.rank
     from origin.v_forecast f
     join origin.v_product g on g.county_id = f.county_id and g.code = f.product_code
     join origin.v_grade gr on gr.county_id = f.county_id and gr.product_code = f.product_code
       and (f.grade is null or gr.code = f.grade)
     join people.v_organisation o on o.county_id = f.county_id and o.id = f.producer_id
     where f.county_id = ${call.county} and f.seller_id = ${sellerId} and f.until_day >= ${today}
       and f.presold < f.presale_limit and ${meant}
     order by f.from_day, f.presale_limit - f.presold desc, f.id, gr.rank
     limit ${MOST_AHEAD + 1})
    order by from_day nulls first, free desc, forecast_id, rank`.execute(call.tx);
  const ahead = rows.filter((row) => row.forecastId !== null);
  const cut = ahead.slice(MOST_AHEAD);
  return { goods: rows.filter((row) => !cut.includes(row)).map(offerable), more: cut.length > 0 };
}

function offerable(row: Row): Offerable {
  const { forecastId, fromDay, untilDay, growerZh, growerEn } = row;
  return {
    productCode: row.productCode,
    product: { zh: row.productZh, en: row.productEn },
    grade: row.grade,
    gradeName: { zh: row.gradeZh, en: row.gradeEn },
    unit: row.unit,
    milli: milli(row.free),
    pictureId: row.pictureId,
    ...(forecastId && fromDay && untilDay
      ? {
          forecast: {
            id: forecastId,
            from: fromDay,
            until: untilDay,
            grower: { zh: growerZh ?? '', en: growerEn ?? '' },
          },
        }
      : {}),
  };
}
