import { sql } from 'kysely';
import type { Db } from '../../src/shared/database.ts';

/** Every way in which goods are counted twice, or not at all; none when all is well. */
export async function goodsDisagree(db: Db): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    with draw as (
      select d.lot_id, o.channel, d.quantity, o.status = 'reserved' as reserved
      from ordering.order_line_lot d join ordering."order" o on o.id = d.order_id
    ), drawn as (
      select lot_id, coalesce(sum(quantity) filter (where reserved), 0) as reserved,
             coalesce(sum(quantity) filter (where not reserved), 0) as sold
      from draw group by lot_id
    )
    select 'what orders hold of lot ' || l.code as what from origin.lot l left join drawn d on d.lot_id = l.id
      where (l.reserved, l.sold) <> (coalesce(d.reserved, 0), coalesce(d.sold, 0))
    union all select 'more is promised than is in lot ' || l.code from origin.lot l
      where l.reserved + l.sold + l.allotted > l.quantity
    union all select 'what is set aside of lot ' || l.code from origin.lot l
      where l.allotted <> (select coalesce(sum(a.held), 0) from origin.allotment a where a.lot_id = l.id)
    union all select 'what ' || a.channel || ' took of lot ' || l.code from origin.allotment a join origin.lot l on l.id = a.lot_id
      where a.taken <> (select coalesce(sum(d.quantity), 0) from draw d where d.lot_id = a.lot_id and d.channel = a.channel)
    union all select 'where lot ' || l.code || ' went' from origin.v_lot_balance b join origin.lot l on l.id = b.lot_id
      where b.missing <> 0
    union all select 'where lot ' || l.code || ' came from' from origin.lot l
      where l.made_by <> 'harvest' and l.made_quantity <> (select sum(f.quantity) from origin.lot_flow f where f.into_lot_id = l.id)
    union all select 'what is sold ahead' from origin.forecast f
      where f.presold <> (select coalesce(sum(n.forecast_quantity), 0) from ordering.order_line n
        join ordering."order" o on o.id = n.order_id
        where n.forecast_id = f.id and o.status not in ('cancelled', 'expired'))
    union all select 'what departs on ' || s.departs from delivery.service_day s
      where s.taken_kg <> (select coalesce(sum(h.kg), 0) from delivery.hold h
        where h.service_id = s.service_id and h.departs = s.departs and h.given_back_at is null)
    union all select 'whether ' || o.number || ' waits for its money' from ordering."order" o
      where (o.status = 'reserved') <> exists (select from ordering.unpaid u where u.order_id = o.id)
    union all select 'the parcel of ' || o.number from ordering."order" o
      where (o.paid_at is not null) <> exists (select from delivery.shipment s where s.order_id = o.id)
    union all select 'what is in the parcel of ' || o.number from ordering."order" o
      join delivery.shipment s on s.order_id = o.id join delivery.shipment_line n on n.shipment_id = s.id
      join origin.lot l on l.id = n.lot_id where n.unit <> l.unit
    union all select 'the place of ' || o.number from ordering."order" o join delivery.hold h on h.order_id = o.id
      where (h.given_back_at is not null) <> (o.status in ('cancelled', 'expired'))
    union all select 'what ' || o.number || ' holds though it ended' from ordering."order" o
      where o.status in ('cancelled', 'expired') and exists (select 1 from ordering.order_line_lot d where d.order_id = o.id)`.execute(
    db,
  );
  return rows.map(({ what }) => what);
}

/** Every way in which orders, payments and book say something else of the same money; none when all is well. */
export async function moneyDisagrees(db: Db): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    select 'refunds of ' || o.number as what from ordering."order" o
      where o.refunded_fen <> (select coalesce(sum(r.fen), 0) from ordering.refund r where r.order_id = o.id)
    union all select 'a line of ' || o.number from ordering."order" o join ordering.order_line n on n.order_id = o.id
      where n.refunded_fen <> (select coalesce(sum(r.fen), 0) from ordering.refund r
        where r.order_id = n.order_id and r.position = n.position)
    union all select 'top-ups of ' || o.number from ordering."order" o
      where o.topped_up_fen <> (select coalesce(sum(n.topped_up_fen), 0) from ordering.order_line n where n.order_id = o.id)
    union all select 'a top-up of ' || o.number from ordering.top_up u join ordering."order" o on o.id = u.order_id
      where u.refunded_fen <> (select coalesce(sum(r.fen), 0) from ordering.refund r where r.top_up_id = u.id)
        or (u.status in ('declined', 'lapsed', 'void') and u.refunded_fen not in (0, u.fen))
    union all select 'payment ' || p.id from paying.payment p
      where p.refunded_fen <> (select coalesce(sum(r.fen), 0) from ordering.refund r
        join ordering."order" o on o.id = r.order_id where coalesce(r.top_up_id, o.checkout_id) = p.checkout_id)
    union all select 'whether payment ' || p.id || ' waits for an answer' from paying.payment p
      where (p.status = 'opened') <> exists (select from paying.awaited a where a.payment_id = p.id)
    union all select 'more came back of ' || o.number || ' than was paid' from ordering."order" o
      where o.refunded_fen > o.goods_fen + o.delivery_fen + coalesce((select sum(u.fen) from ordering.top_up u
        join paying.payment p on p.checkout_id = u.id and p.settled_at is not null where u.order_id = o.id), 0)
    union all select 'what ' || o.number || ' keeps though it ended' from ordering."order" o
      where o.paid_at is not null and o.status in ('cancelled', 'lost')
        and o.refunded_fen <> o.goods_fen + o.delivery_fen + o.topped_up_fen
        and not exists (select 1 from ordering.top_up u where u.order_id = o.id and u.refunded_fen > 0)
    union all select 'what stays paid of ' || o.number from ordering."order" o join ordering.order_line n on n.order_id = o.id
      where n.final_fen is not null and n.held_fen + n.topped_up_fen - n.refunded_fen > n.final_fen
        and o.status not in ('cancelled', 'lost')
        and not exists (select 1 from ordering.top_up u where u.order_id = o.id and u.refunded_fen > 0)
    union all select 'claims of ' || o.number from ordering."order" o
      where (select coalesce(sum(r.fen), 0) from ordering.refund r where r.order_id = o.id and r.cause = 'claim') <>
            (select coalesce(sum(c.granted_fen), 0) from ordering.claim c where c.order_id = o.id and c.decided_as <> 'lot') +
            (select coalesce(sum(l.fen), 0) from ordering.lot_decision_line l where l.order_id = o.id)
    union all select 'the final price of ' || o.number from ordering."order" o join ordering.order_line n on n.order_id = o.id
      where (o.packed_at is null) <> (n.final_fen is null)
    union all select 'what came in less what went out is not what everybody has: ' || standing.off
      from (select (select coalesce(sum(amount_fen), 0) from paying.payment where settled_at is not null)
          - (select coalesce(sum(amount_fen), 0) from paying.refund where status = 'settled')
          - (select coalesce(sum(amount_fen), 0) from paying.v_posting where account = 'clearing') as off) standing
      where standing.off <> 0`.execute(db);
  return rows.map(({ what }) => what);
}
