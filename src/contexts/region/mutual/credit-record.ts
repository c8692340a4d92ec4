import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { addDays, dayOf, instantAt } from '#shared/instant.ts';
import type { CreditRecord } from '../kernel/credit/scorecard.ts';

const TWO_YEARS = 730;
const YEAR = 365;

interface Row {
  lots: number;
  due: number;
  onTime: number;
  collected: number;
  claimed: number;
  repaid: number;
  late: number;
  months: number;
  mentor: boolean;
  neighbours: number;
}

/** What is on record of a household, counted from the views of the other contexts. Nothing of its neighbours but how many vouch. */
export async function creditRecord(call: Call, householdId: string): Promise<CreditRecord> {
  const today = dayOf(call.now);
  const since = instantAt(addDays(today, -TWO_YEARS));
  const { rows } = await sql<Row>`
    with own as (
      select distinct l.order_id from ordering.v_order_line_lot l
      where l.county_id = ${call.county} and l.producer_id = ${householdId}
    )
    select
      (select count(distinct d.lot_id)::int from region.v_delivered_lot d
        where d.county_id = ${call.county} and d.producer_id = ${householdId} and d.collected_at >= ${since}) as lots,
      (select count(*)::int from delivery.v_shipment s join own using (order_id)
        where s.county_id = ${call.county} and s.on_time is not null) as due,
      (select count(*)::int from delivery.v_shipment s join own using (order_id)
        where s.county_id = ${call.county} and s.on_time) as on_time,
      (select count(*)::int from ordering.v_order o join own on own.order_id = o.id
        where o.county_id = ${call.county} and o.collected_at is not null) as collected,
      (select count(distinct c.order_id)::int from ordering.v_claim c
        join ordering.v_order_line_lot l on l.county_id = c.county_id and l.order_id = c.order_id and l.position = c.position
        where c.county_id = ${call.county} and l.producer_id = ${householdId} and c.status = 'granted') as claimed,
      (select count(*)::int from region.advance a
        where a.county_id = ${call.county} and a.household_id = ${householdId} and a.status = 'repaid') as repaid,
      (select coalesce(max(greatest(0, coalesce((a.repaid_at at time zone 'Asia/Shanghai')::date, ${today}::date) - a.due_day)), 0)::int
        from region.advance a where a.county_id = ${call.county} and a.household_id = ${householdId}
          and a.status in ('paid', 'repaid') and a.asked_at >= ${since}) as late,
      (select count(*)::int from origin.v_field_month f
        where f.county_id = ${call.county} and f.producer_id = ${householdId}
          and f.month > ${addDays(today, -YEAR)}::date) as months,
      exists (select from region.voucher v where v.county_id = ${call.county} and v.household_id = ${householdId}
        and v.by_household_id is null and v.withdrawn_at is null) as mentor,
      (select count(distinct v.by_household_id)::int from region.voucher v
        where v.county_id = ${call.county} and v.household_id = ${householdId}
          and v.by_household_id is not null and v.withdrawn_at is null) as neighbours`.execute(call.tx);
  const [row] = rows;
  if (!row) throw new Error('the record of a household answered nothing');
  return {
    lotsDelivered: row.lots,
    ...(row.due > 0 && { fulfilled: row.onTime / row.due }),
    ...(row.collected > 0 && { claimed: row.claimed / row.collected }),
    advancesRepaid: row.repaid,
    mostDaysLate: row.late,
    monthsKept: row.months,
    mentorVouches: row.mentor,
    neighboursVouch: row.neighbours,
  };
}
