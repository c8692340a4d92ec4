import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import type { PooledDay } from './pool-day.ts';

export interface PoolDay {
  readonly day: Day;
  readonly pooled: PooledDay;
  /** The organisation of each carrier of the day, in its order. */
  readonly organisationIds: readonly string[];
}

/** False when the day was kept before: nothing was written. */
export async function insertPoolDay(call: Call, { day, pooled, organisationIds }: PoolDay): Promise<boolean> {
  const { county: countyId } = call;
  const { rule, alone, pooled: together, carriers } = pooled;
  const { numInsertedOrUpdatedRows } = await call.tx
    .insertInto('planning.poolDay')
    .values({
      ...{ countyId, day, rule, aloneFen: alone.fen, pooledFen: together.fen },
      ...{ aloneKm: alone.km, pooledKm: together.km, keptAt: call.now, keptByName: call.actor.name },
    })
    .onConflict((conflict) => conflict.columns(['countyId', 'day']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  await call.tx
    .insertInto('planning.poolShare')
    .values(
      carriers.map(({ stops, aloneFen, shareFen, droveFen }, at) => ({
        ...{ countyId, day, organisationId: organisationIds[at] ?? '', stops, aloneFen, shareFen, droveFen },
      })),
    )
    .execute();
  return true;
}

export interface PoolMonth {
  /** Its first day. */
  readonly month: Day;
  readonly days: number;
  readonly aloneFen: Fen;
  readonly pooledFen: Fen;
  readonly closedAt: Date | null;
  readonly carriers: readonly PoolMonthCarrier[];
}

export interface PoolMonthCarrier {
  readonly organisationId: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly stops: number;
  readonly aloneFen: Fen;
  readonly shareFen: Fen;
  readonly droveFen: Fen;
  /** What it pays the others; below zero it is paid. */
  readonly owedFen: Fen;
}

/** A month's days summed up, with the carriers of `organisationId` alone, or all of them. */
export async function poolMonth(call: Call, month: Day, organisationId: string | null): Promise<PoolMonth> {
  const within = sql`county_id = ${call.county} and day >= ${month}::date and day < ${month}::date + interval '1 month'`;
  const { rows } = await sql<Omit<PoolMonth, 'carriers' | 'month'>>`
    select count(*)::int as days, coalesce(sum(alone_fen), 0)::bigint as "aloneFen",
           coalesce(sum(pooled_fen), 0)::bigint as "pooledFen",
           (select closed_at from planning.pool_month m where m.county_id = ${call.county} and m.month = ${month}) as "closedAt"
    from planning.pool_day where ${within}`.execute(call.tx);
  const carriers = await sql<PoolMonthCarrier>`
    select s.*, coalesce(o.name_zh, '') as "nameZh", coalesce(o.name_en, '') as "nameEn"
    from (select organisation_id as "organisationId", sum(stops)::int as stops, sum(alone_fen)::bigint as "aloneFen",
                 sum(share_fen)::bigint as "shareFen", sum(drove_fen)::bigint as "droveFen",
                 sum(share_fen - drove_fen)::bigint as "owedFen"
          from planning.pool_share where ${within} group by 1) s
    left join people.v_organisation o on o.county_id = ${call.county} and o.id = s."organisationId"
    where ${organisationId}::uuid is null or s."organisationId" = ${organisationId}::uuid
    order by o.name_zh, s."organisationId"`.execute(call.tx);
  const [row] = rows;
  if (!row) throw new Error('a sum answers one row');
  return { month, ...row, carriers: carriers.rows };
}

/** False when it was closed before. */
export async function insertPoolMonth(call: Call, month: Day, id: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await call.tx
    .insertInto('planning.poolMonth')
    .values({ countyId: call.county, month, id, closedAt: call.now, closedByName: call.actor.name })
    .onConflict((conflict) => conflict.columns(['countyId', 'month']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Whether the month of a day is closed; locked against being closed until the transaction ends. */
export async function monthIsClosed(call: Call, month: Day): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext('planning.pool_month'), hashtext(${`${call.county} ${month}`}))`.execute(
    call.tx,
  );
  const row = await call.tx
    .selectFrom('planning.poolMonth')
    .select('id')
    .where('countyId', '=', call.county)
    .where('month', '=', month)
    .executeTakeFirst();
  return row !== undefined;
}
