import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';

/** Marks the plans whose adopters were not yet written to about a month they had; answers them. Nobody else writes it after that. */
export async function claimMonth(
  call: Call,
  { first, last }: { readonly first: Day; readonly last: Day },
): Promise<{ readonly planId: string; readonly plotId: string }[]> {
  const { rows } = await sql<{ planId: string; plotId: string }>`
    with due as (
      select p.id, p.plot_id from adopting.plan p
      where p.county_id = ${call.county} and p.from_day <= ${last} and p.until_day >= ${first}
        and exists (select 1 from adopting.adoption a
          where a.county_id = p.county_id and a.plan_id = p.id and a.status = 'active')
    ), written as (
      insert into adopting.month_letter (county_id, plan_id, month, written_at)
      select ${call.county}, id, ${first}, ${call.now} from due on conflict do nothing returning plan_id
    )
    select due.id as plan_id, due.plot_id from due join written on written.plan_id = due.id order by due.id`.execute(
    call.tx,
  );
  return rows;
}
