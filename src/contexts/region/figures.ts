import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';

/** The county's first figures: each is a part of a whole. */
export const figures = [
  'farmer-share',
  'premium',
  'on-time',
  'claims',
  'elders-share',
  'remote-share',
] as const;
export type FigureName = (typeof figures)[number];

/** A figure over some days; `share` is part ÷ whole, undefined when there was nothing to measure. */
export interface Measured {
  readonly figure: FigureName;
  readonly share: number | undefined;
  readonly whole: number;
}

interface Days {
  readonly from: Day;
  readonly until: Day;
}

/** Every figure over `from`…`until`, both included. */
export async function measure(call: Call, days: Days): Promise<Measured[]> {
  const { rows } = await sql<{ figure: FigureName; part: string; whole: string }>`
    select figure, sum(part) as part, sum(whole) as whole from region.figure_day
    where county_id = ${call.county} and day between ${days.from}::date and ${days.until}::date
    group by figure
  `.execute(call.tx);
  const found = new Map(rows.map((row) => [row.figure, row]));
  return figures.map((figure) => {
    const whole = Number(found.get(figure)?.whole ?? 0);
    return { figure, whole, share: whole === 0 ? undefined : Number(found.get(figure)?.part ?? 0) / whole };
  });
}

/** One week of one figure; `week` is its Monday. */
export interface Week {
  readonly figure: FigureName;
  readonly week: Day;
  readonly share: number;
}

export async function weekly(call: Call, days: Days): Promise<Week[]> {
  const { rows } = await sql<{ figure: FigureName; week: Day; share: string }>`
    select figure, date_trunc('week', day)::date as week, sum(part) / sum(whole) as share from region.figure_day
    where county_id = ${call.county} and day between ${days.from}::date and ${days.until}::date
    group by 1, 2 having sum(whole) > 0 order by 2
  `.execute(call.tx);
  return rows.map((row) => ({ ...row, share: Number(row.share) }));
}

export interface TownshipIncome {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly remote: boolean;
  readonly fen: Fen;
}

/** What the growers of each township earned, all townships, most first. */
export async function incomeByTownship(call: Call, days: Days): Promise<TownshipIncome[]> {
  const { rows } = await sql<TownshipIncome>`
    select t.code, t.name_zh as "nameZh", t.name_en as "nameEn", t.remote, coalesce(sum(i.fen), 0)::bigint as fen
    from people.v_place t
    left join region.township_day i on i.county_id = t.county_id and i.township_code = t.code
      and i.day between ${days.from}::date and ${days.until}::date
    where t.county_id = ${call.county} and t.level = 'township'
    group by 1, 2, 3, 4 order by fen desc, t.code
  `.execute(call.tx);
  return rows;
}
