import { sql } from 'kysely';
import { type Call, may } from '#shared/call.ts';
import { type Day, dayOf } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type PlanningRefusal, refuse } from '../refusals.ts';
import { rights } from '../rights.ts';

/** A pooled day that is the carriers' rounds and is not on record yet: its totals. */
export interface PoolDayAhead {
  readonly day: Day;
  readonly carriers: number;
  readonly aloneFen: Fen;
  readonly pooledFen: Fen;
  readonly aloneKm: number;
  readonly pooledKm: number;
}

/** Accepted days from today on, soonest first. Refuses `planning.not-allowed`. */
export async function poolDaysAhead(call: Call): Promise<Outcome<readonly PoolDayAhead[], PlanningRefusal>> {
  if (!may(call.actor, rights['see-pool'])) return refuse('planning.not-allowed');
  const { rows } = await sql<PoolDayAhead>`
    select r.day, cardinality(t.organisation_ids) as carriers,
           (t.pooled #>> '{alone,fen}')::bigint as "aloneFen", (t.pooled #>> '{pooled,fen}')::bigint as "pooledFen",
           (t.pooled #>> '{alone,km}')::float as "aloneKm", (t.pooled #>> '{pooled,km}')::float as "pooledKm"
    from planning.pool_rounds r
    join planning.pool_try t on t.county_id = r.county_id and t.day = r.day
    where r.county_id = ${call.county} and r.day >= ${dayOf(call.now)}
      and not exists (select 1 from planning.pool_day d where d.county_id = r.county_id and d.day = r.day)
    order by r.day`.execute(call.tx);
  return ok(rows);
}
