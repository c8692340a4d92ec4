import { sql } from 'kysely';
import { type Call, may } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { PerformanceFigure } from '../kernel/performance/rules.ts';
import { rights } from '../rights.ts';
import { refusePerformance } from './performance-refusals.ts';
import { type Period, periodOf } from './period.ts';

/** One order, lot or household-week that a figure is made of. */
export interface PerformanceRecord {
  readonly day: Day;
  readonly kind: 'order' | 'lot' | 'household';
  /** The order's number or the lot's code; empty for a household. */
  readonly label: string;
  /** Whose household, for those who may see who needs help; otherwise undefined. */
  readonly nameZh: string | undefined;
  readonly nameEn: string | undefined;
  readonly part: number;
  readonly whole: number;
}

export interface PerformanceRecords {
  readonly period: Period;
  readonly township: { readonly nameZh: string; readonly nameEn: string };
  readonly records: readonly PerformanceRecord[];
  readonly total: number;
  readonly part: number;
  readonly whole: number;
}

interface Asked {
  readonly township: string;
  readonly figure: PerformanceFigure;
  readonly quarter?: string;
  readonly limit: number;
  readonly offset: number;
}

type Row = Omit<PerformanceRecord, 'part' | 'whole'> & { part: string; whole: string };

/** What a figure of a township is made of, newest first, with its sums. Buyers are in none of it. */
export async function performanceRecords(
  call: Call,
  { township, figure, quarter, limit, offset }: Asked,
): Promise<Outcome<PerformanceRecords>> {
  if (!may(call.actor, rights['open-performance'])) return refusePerformance('region.records-not-allowed');
  const place = await call.tx
    .selectFrom('people.vPlace')
    .select(['nameZh', 'nameEn'])
    .where('countyId', '=', call.county)
    .where('code', '=', township)
    .where('level', '=', 'township')
    .executeTakeFirst();
  if (!place?.nameZh || place.nameEn === null) return refusePerformance('region.no-township');
  const period = periodOf(quarter, call.now);
  const of = sql`r.county_id = ${call.county} and r.township_code = ${township} and r.figure = ${figure}
    and r.day between ${period.from}::date and ${period.until}::date`;
  const named = may(call.actor, rights['see-needs']);
  const { rows } = await sql<Row>`
    select r.day, r.kind, coalesce(b.number, l.code, '') as label,
           ${named ? sql`o.name_zh` : sql`null`} as name_zh, ${named ? sql`o.name_en` : sql`null`} as name_en, r.part, r.whole
    from (
      select * from region.v_performance_record r where ${of}
      order by r.day desc, r.record_id, r.organisation_id limit ${limit} offset ${offset}
    ) r
    left join ordering.v_order b on r.kind = 'order' and b.county_id = r.county_id and b.id = r.record_id
    left join origin.v_lot l on r.kind = 'lot' and l.county_id = r.county_id and l.id = r.record_id
    left join people.v_organisation o on o.county_id = r.county_id and o.id = r.organisation_id
    order by r.day desc, r.record_id, r.organisation_id`.execute(call.tx);
  const { rows: sums } = await sql<{ total: number; part: string | null; whole: string | null }>`
    select count(*)::int as total, sum(r.part) as part, sum(r.whole) as whole
    from region.v_performance_record r where ${of}`.execute(call.tx);
  return ok({
    period,
    township: { nameZh: place.nameZh, nameEn: place.nameEn },
    records: rows.map((row) => ({
      ...row,
      nameZh: row.nameZh ?? undefined,
      nameEn: row.nameEn ?? undefined,
      part: Number(row.part),
      whole: Number(row.whole),
    })),
    total: sums[0]?.total ?? 0,
    part: Number(sums[0]?.part ?? 0),
    whole: Number(sums[0]?.whole ?? 0),
  });
}
