import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { addDays, type Day, dayOf } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import type { BillLine } from './kernel/bill.ts';

const BATCH = 1_000;

/** Keeps a day's bill; one that was kept before stays as it is. */
export async function keepBill(
  call: Call,
  provider: string,
  day: Day,
  lines: readonly BillLine[],
): Promise<void> {
  const bill = { countyId: call.county, provider, day };
  const kept = await call.tx
    .insertInto('paying.bill')
    .values({ ...bill, fetchedAt: call.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (kept.numInsertedOrUpdatedRows !== 1n) return;
  for (let from = 0; from < lines.length; from += BATCH) {
    const rows = lines
      .slice(from, from + BATCH)
      .map((line, index) => ({ ...bill, ...line, position: from + index }));
    await call.tx.insertInto('paying.billLine').values(rows).execute();
  }
}

/** Days of these on which the provider's bill was not fetched yet. */
export async function daysWithoutBill(call: Call, provider: string, days: readonly Day[]): Promise<Day[]> {
  const rows = await call.tx
    .selectFrom('paying.bill')
    .select('day')
    .where('countyId', '=', call.county)
    .where('provider', '=', provider)
    .where('day', 'in', days)
    .execute();
  return days.filter((day) => !rows.some((row) => row.day === day));
}

/** The first China day on which anything settled at a provider; undefined when nothing ever did. */
export async function firstDayAt(call: Call, provider: string): Promise<Day | undefined> {
  const { rows } = await sql<{ day: Day | null }>`
    select (y.settled_at at time zone 'Asia/Shanghai')::date::text as day
    from paying.entry e join paying.payment y on y.county_id = e.county_id and y.id = e.source_id
    where e.county_id = ${call.county} and e.kind = 'sale' and y.provider = ${provider}
    order by e.at limit 1`.execute(call.tx);
  return rows[0]?.day ?? undefined;
}

/** A payment or refund on which a provider's bills and ours do not agree. */
export interface Difference {
  readonly provider: string;
  readonly day: Day;
  readonly kind: 'paid' | 'refunded';
  /** Our id, or the number the bill gives where it is none of ours. */
  readonly number: string;
  readonly reference: string;
  /** null: not settled here. */
  readonly oursFen: Fen | null;
  /** null: in no bill of theirs. */
  readonly theirsFen: Fen | null;
}

/**
 * Where providers' bills and our settled payments and refunds disagree, newest first: on one side only, or with another amount. A
 * line of theirs is looked for under its number among all of ours; one of ours in the bills of its own day and the days beside it, since what
 * happens at midnight stands in either, and only once those bills are here.
 */
export async function differencesSince(call: Call, since: Day, limit: number): Promise<Difference[]> {
  const { county } = call;
  const { rows } = await sql<Difference>`
    with theirs as (
      select provider, day, kind, number, min(reference) as reference, sum(amount_fen)::bigint as fen,
             case when number ~ '^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$' then number::uuid end as id
      from paying.bill_line where county_id = ${county} and day >= ${since}::date
      group by provider, day, kind, number
    ),
    ours as (
      select y.provider, 'paid' as kind, y.id, y.amount_fen as fen, y.settled_at, y.provider_reference as reference
      from paying.entry e join paying.payment y on y.county_id = e.county_id and y.id = e.source_id
      where e.county_id = ${county} and e.kind = 'sale' and e.at >= ${since}::timestamp at time zone 'Asia/Shanghai'
      union all
      select y.provider, 'refunded', r.id, r.amount_fen, r.settled_at, r.provider_reference
      from paying.refund r join paying.payment y on y.county_id = r.county_id and y.id = r.payment_id
      where r.county_id = ${county} and r.settled_at >= ${since}::timestamp at time zone 'Asia/Shanghai'
    ),
    wrong as (
      select t.provider, t.day, t.kind, coalesce(t.id::text, t.number) as number, t.reference,
             coalesce(r.amount_fen, y.amount_fen) as ours, t.fen as theirs
      from theirs t
      left join paying.refund r on t.kind = 'refunded' and r.county_id = ${county} and r.id = t.id and r.settled_at is not null
      left join paying.payment y on t.kind = 'paid' and y.county_id = ${county} and y.id = t.id and y.settled_at is not null
        and y.provider = t.provider
      where coalesce(r.amount_fen, y.amount_fen) is distinct from t.fen
      union all
      select o.provider, d.day, o.kind, o.id::text, coalesce(o.reference, ''), o.fen, null
      from ours o
      cross join lateral (select (o.settled_at at time zone 'Asia/Shanghai')::date as day) d
      where (select count(*) from paying.bill b
             where b.county_id = ${county} and b.provider = o.provider and b.day in (d.day, d.day + 1)) = 2
        and not exists (
          select 1 from paying.bill_line l
          where l.county_id = ${county} and l.provider = o.provider and l.kind = o.kind
            and l.number in (o.id::text, replace(o.id::text, '-', '')) and l.day between d.day - 1 and d.day + 1)
    )
    select provider, day::text as day, kind, number, reference, ours as "oursFen", theirs as "theirsFen"
    from wrong order by wrong.day desc, provider, kind, number limit ${limit}`.execute(call.tx);
  return rows;
}

const RECENT_DAYS = 31;
const MOST_SHOWN = 500;

/** The differences of the last month. */
export function recentDifferences(call: Call): Promise<Difference[]> {
  return differencesSince(call, addDays(dayOf(call.now), -RECENT_DAYS), MOST_SHOWN);
}
