import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import type { PerformanceFigure } from '../kernel/performance/rules.ts';

export interface CountedFigure {
  readonly part: number;
  readonly whole: number;
  /** How many orders, lots or household-weeks it is made of. */
  readonly records: number;
}

/** A township with what was counted of it. */
export interface CountedPlace {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly remote: boolean;
  readonly counted: Readonly<Partial<Record<PerformanceFigure, CountedFigure>>>;
}

interface Row {
  code: string;
  nameZh: string;
  nameEn: string;
  remote: boolean;
  figure: PerformanceFigure | null;
  part: string;
  whole: string;
  records: number;
}

/** All townships of the county by code, with what was counted from `from` to `until`, both included. */
export async function countedPlaces(
  call: Call,
  { from, until }: { readonly from: Day; readonly until: Day },
): Promise<CountedPlace[]> {
  const { rows } = await sql<Row>`
    select t.code, t.name_zh, t.name_en, t.remote, d.figure, sum(d.part) as part, sum(d.whole) as whole,
           sum(d.records)::int as records
    from people.v_place t
    left join region.performance_day d on d.county_id = t.county_id and d.township_code = t.code
      and d.day between ${from}::date and ${until}::date
    where t.county_id = ${call.county} and t.level = 'township'
    group by 1, 2, 3, 4, 5 order by t.code`.execute(call.tx);
  return [...Map.groupBy(rows, ({ code }) => code).values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const { code, nameZh, nameEn, remote } = first;
    const counted = Object.fromEntries(
      [first, ...others].flatMap(({ figure, part, whole, records }) =>
        figure === null ? [] : [[figure, { part: Number(part), whole: Number(whole), records }]],
      ),
    );
    return [{ code, nameZh, nameEn, remote, counted }];
  });
}

/** Writes the days from `since` on (all without it) as the view counts them now. */
export async function recountPerformance(call: Call, since: Day | undefined): Promise<void> {
  const open = sql`county_id = ${call.county} and ${since === undefined ? sql`true` : sql`day >= ${since}::date`}`;
  await sql`delete from region.performance_day where ${open}`.execute(call.tx);
  await sql`
    insert into region.performance_day (county_id, day, township_code, figure, part, whole, records)
    select county_id, day, township_code, figure, sum(part), sum(whole), count(*)
    from region.v_performance_record where ${open}
    group by county_id, day, township_code, figure`.execute(call.tx);
}
