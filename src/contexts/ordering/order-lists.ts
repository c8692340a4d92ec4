import { type RawBuilder, sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import type { Sought } from './kernel/order-query.ts';
import type { Status } from './kernel/order-status.ts';

export interface OrdersWanted {
  /** Only of this seller; all of the county without. */
  readonly sellerId?: string | undefined;
  readonly sought?: Sought | undefined;
  readonly statuses?: readonly Status[] | undefined;
  /** Placed on these days, both included (UTC+8). */
  readonly from?: Day | undefined;
  readonly until?: Day | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** Ids of the orders someone at the desk looks for, newest first, and how many there are. */
export async function findOrders(
  call: Call,
  wanted: OrdersWanted,
): Promise<{ readonly ids: string[]; readonly count: number }> {
  const { rows } = await sql<{ id: string; count: number }>`
    select id, count(*) over () as count from ordering."order" o
    where county_id = ${call.county} ${sql.join(conditions(wanted), sql` `)}
    order by placed_at desc, id limit ${wanted.limit} offset ${wanted.offset}`.execute(call.tx);
  return { ids: rows.map(({ id }) => id), count: rows[0]?.count ?? 0 };
}

function conditions({ sellerId, sought, statuses, from, until }: OrdersWanted): RawBuilder<unknown>[] {
  return [
    sellerId === undefined ? sql`` : sql`and seller_id = ${sellerId}`,
    statuses === undefined ? sql`` : sql`and status = any(${[...statuses]}::text[])`,
    from === undefined ? sql`` : sql`and placed_at >= ${from}::date::timestamp at time zone 'Asia/Shanghai'`,
    until === undefined
      ? sql``
      : sql`and placed_at < (${until}::date + 1)::timestamp at time zone 'Asia/Shanghai'`,
    sought === undefined ? sql`` : soughtCondition(sought),
  ];
}

/** SQL: is this the order sought? Names the columns of `ordering.order`, which no table beside it may have too. */
export function soughtCondition(sought: Sought): RawBuilder<unknown> {
  if (sought.by === 'tail') return sql`and buyer_phone_tail = ${sought.tail}`;
  const pattern = `${sought.prefix.replace(/[\\%_]/g, '\\$&')}%`;
  if (sought.by === 'number') return sql`and number like ${pattern}`;
  return sql`and (buyer_name like ${pattern} or buyer_pinyin like ${pattern} or buyer_pinyin like ${`% ${pattern}`})`;
}

/** Paid orders that are not packed yet: a seller's own, and those wholly from a household's lots; by departure. */
export async function ordersToPack(
  call: Call,
  wanted: { readonly organisationId?: string | undefined; readonly until: Day },
): Promise<string[]> {
  const { organisationId } = wanted;
  const whose =
    organisationId === undefined
      ? sql``
      : sql`and (o.seller_id = ${organisationId} or (
          exists (select 1 from ordering.order_line_lot d where d.county_id = o.county_id and d.order_id = o.id
                  and d.producer_id = ${organisationId})
          and not exists (select 1 from ordering.order_line_lot d where d.county_id = o.county_id and d.order_id = o.id
                          and d.producer_id <> ${organisationId})))`;
  const { rows } = await sql<{ id: string }>`
    select o.id from ordering."order" o
    where o.county_id = ${call.county} and o.packed_at is null and o.ended_at is null and o.status = 'paid' and not o.awaits_cycle and o.departs <= ${wanted.until} ${whose}
    order by o.departs, o.service_id, o.node_id, o.placed_at, o.id limit 500`.execute(call.tx);
  return rows.map(({ id }) => id);
}

/** How much there is to pack and to answer. */
export interface Due {
  /** Paid, not packed, and their departure is today or was before. */
  readonly toPack: number;
  readonly overdue: number;
  readonly claims: number;
  readonly oldestClaim?: Date;
}

export async function countDue(
  call: Call,
  { today, sellerId }: { readonly today: Day; readonly sellerId?: string },
): Promise<Due> {
  const whose = sellerId === undefined ? sql`` : sql`and o.seller_id = ${sellerId}`;
  const { rows } = await sql<{ toPack: number; overdue: number; claims: number; oldestClaim: Date | null }>`
    select packing.*, asked.* from
      (select count(*) as to_pack, count(*) filter (where o.departs < ${today}) as overdue from ordering."order" o
       where o.county_id = ${call.county} and o.packed_at is null and o.ended_at is null and o.status = 'paid' and not o.awaits_cycle and o.departs <= ${today} ${whose}) packing,
      (select count(*) as claims, min(c.asked_at) as oldest_claim from ordering.claim c
       join ordering."order" o on o.county_id = c.county_id and o.id = c.order_id
       where c.county_id = ${call.county} and c.status = 'asked' ${whose}) asked`.execute(call.tx);
  const { oldestClaim = null, ...due } = rows[0] ?? { toPack: 0, overdue: 0, claims: 0 };
  return { ...due, ...(oldestClaim === null ? {} : { oldestClaim }) };
}

/** Where a person last had something brought. */
export async function lastNodeOf(call: Call, personId: string): Promise<string | undefined> {
  const { rows } = await sql<{ nodeId: string }>`
    select node_id from ordering."order" where county_id = ${call.county} and person_id = ${personId}
    order by placed_at desc limit 1`.execute(call.tx);
  return rows[0]?.nodeId;
}
