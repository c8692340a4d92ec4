import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { addDays, type Day, dayOf } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';
import type { Advance } from './advances.ts';

/** Sold and paid for, and not in the household’s hands yet: an order until its payout, a contract until its harvest. */
export interface Waiting {
  readonly against: 'order' | 'adoption';
  readonly id: string;
  readonly number: string;
  /** The household’s part of it. */
  readonly fen: Fen;
  readonly crop: string;
  /** When it comes into the household’s hands. */
  readonly due: Day;
}

/** Shares are handed on a week after an order was paid for (see paying’s `shareOut`). */
export const PAYOUT_DAYS = 7;

/** What could be advanced to a household; what an advance is open against already is left out. */
export function waitingFor(call: Call, householdId: string): Promise<readonly Waiting[]> {
  return waiting(call, householdId);
}

/** What an advance was asked against, as it waits now; undefined once it came into the household’s hands or fell away. */
export async function stillWaiting(call: Call, advance: Advance): Promise<Waiting | undefined> {
  return (await waiting(call, advance.householdId, advance))[0];
}

async function waiting(call: Call, householdId: string, asked?: Advance): Promise<readonly Waiting[]> {
  const [id, againstId] = [asked?.id ?? null, asked?.againstId ?? null];
  const { rows } = await sql<Omit<Waiting, 'due'> & { day: Day }>`
    select w.* from (
      select 'order' as against, o.id, o.number, -sum(p.amount_fen)::bigint as fen,
             (select l.product_code from ordering.v_order_line_lot l where l.county_id = o.county_id and l.order_id = o.id
                and l.producer_id = ${householdId} order by l.position limit 1) as crop,
             (max(o.paid_at) at time zone 'Asia/Shanghai')::date as day
      from paying.v_posting p
      join ordering.v_order o on o.county_id = p.county_id and o.id = p.order_id
      where p.county_id = ${call.county} and p.account = 'producer' and p.organisation_id = ${householdId}
        and o.status not in ('cancelled', 'expired', 'lost')
        and o.paid_at > ${new Date(call.now.getTime() - PAYOUT_DAYS * 86_400_000)}
      group by o.county_id, o.id, o.number
      having -sum(p.amount_fen) > 0
      union all
      select 'adoption', a.id, a.number, a.awaited_fen, a.product_code, a.until_day
      from adopting.v_awaited a
      where a.county_id = ${call.county} and a.producer_id = ${householdId} and a.status = 'active' and a.awaited_fen > 0
    ) w
    where not exists (select from region.advance d where d.county_id = ${call.county} and d.household_id = ${householdId}
      and d.against_id = w.id and d.status <> 'refused' and d.id is distinct from ${id}::uuid)
      and (${againstId}::uuid is null or w.id = ${againstId}::uuid)
    order by w.fen desc, w.id limit 50`.execute(call.tx);
  return rows.map(({ day, crop, ...row }) => ({
    ...row,
    crop: crop ?? '',
    due: row.against === 'order' ? addDays(day, PAYOUT_DAYS) : day < dayOf(call.now) ? dayOf(call.now) : day,
  }));
}
