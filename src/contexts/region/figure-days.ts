import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';

/** When the county was counted last; undefined before the first time. */
export async function countedAt(call: Call): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date }>`
    select at from region.counted where county_id = ${call.county}`.execute(call.tx);
  return rows[0]?.at;
}

/** Notes that the county is counted now, and keeps others from counting until this transaction ends. Was it counted before? */
export async function markCounted(call: Call): Promise<boolean> {
  const { rows } = await sql<{ before: boolean }>`
    insert into region.counted as counted (county_id, at) values (${call.county}, ${call.now})
    on conflict (county_id) do update set at = excluded.at
    returning counted.xmax <> 0 as before`.execute(call.tx);
  return rows[0]?.before ?? false;
}

/** Writes the days from `since` on (all without it) as the views count them now. */
export async function recount(call: Call, since: Day | undefined): Promise<void> {
  const open = sql`county_id = ${call.county} and ${since === undefined ? sql`true` : sql`day >= ${since}::date`}`;
  await sql`delete from region.figure_day where ${open}`.execute(call.tx);
  await sql`
    insert into region.figure_day (county_id, day, figure, part, whole)
    select county_id, day, figure, part, whole from region.v_figure where ${open}`.execute(call.tx);
  await sql`delete from region.township_day where ${open}`.execute(call.tx);
  await sql`
    insert into region.township_day (county_id, day, township_code, fen)
    select county_id, day, township_code, sum(fen)::bigint from region.v_grower_income where ${open}
    group by county_id, day, township_code`.execute(call.tx);
}
