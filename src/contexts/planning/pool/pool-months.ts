import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import type { PooledDay } from './pool-day.ts';

export interface PoolDay {
  readonly day: Day;
  readonly pooled: Omit<PooledDay, 'routes'>;
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

/** A day that was driven together: what it came to, and what of it is one carrier's, or everybody's. */
export interface KeptPoolDay {
  readonly day: Day;
  readonly carriers: number;
  readonly aloneFen: Fen;
  readonly pooledFen: Fen;
  readonly aloneKm: number;
  readonly pooledKm: number;
  readonly ownAloneFen: Fen;
  readonly ownShareFen: Fen;
  readonly ownOwedFen: Fen;
}

/** The days of a month that were driven together, newest first. */
export async function keptDays(
  call: Call,
  month: Day,
  organisationId: string | null,
): Promise<KeptPoolDay[]> {
  const own = sql`${organisationId}::uuid is null or s.organisation_id = ${organisationId}::uuid`;
  const { rows } = await sql<KeptPoolDay>`
    select d.day, d.alone_fen as "aloneFen", d.pooled_fen as "pooledFen", d.alone_km as "aloneKm",
           d.pooled_km as "pooledKm", count(s.*)::int as carriers,
           coalesce(sum(s.alone_fen) filter (where ${own}), 0)::bigint as "ownAloneFen",
           coalesce(sum(s.share_fen) filter (where ${own}), 0)::bigint as "ownShareFen",
           coalesce(sum(s.share_fen - s.drove_fen) filter (where ${own}), 0)::bigint as "ownOwedFen"
    from planning.pool_day d
    join planning.pool_share s on s.county_id = d.county_id and s.day = d.day
    where d.county_id = ${call.county} and d.day >= ${month}::date and d.day < ${month}::date + interval '1 month'
    group by d.county_id, d.day order by d.day desc`.execute(call.tx);
  return rows;
}

export async function dayIsKept(call: Call, day: Day): Promise<boolean> {
  const row = await call.tx
    .selectFrom('planning.poolDay')
    .select('day')
    .where('countyId', '=', call.county)
    .where('day', '=', day)
    .executeTakeFirst();
  return row !== undefined;
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
