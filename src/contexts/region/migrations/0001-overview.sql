create schema region;

-- A figure is a part of a whole, day by day: sum both over any days and divide. Each view is one figure's facts; `v_figure` is all of them.
-- Days are China's (UTC+8). Money is fen.

-- What growers keep of what buyers pay for goods (delivery fees and refunds taken off).
create view region.v_farmer_share as
  select county_id, (at at time zone 'Asia/Shanghai')::date as day,
         -coalesce(sum(amount_fen) filter (where account = 'producer'), 0) as part,
         -sum(amount_fen) as whole
  from paying.v_posting
  where account not in ('clearing', 'carrier')
  group by 1, 2;

-- How much more than the wholesale market's price of that day (or the last before it) goods sold by weight brought.
create view region.v_premium as
  select county_id, day, sum(paid - wholesale) as part, sum(wholesale) as whole
  from (
    select l.county_id, (o.paid_at at time zone 'Asia/Shanghai')::date as day, l.held_fen - l.refunded_fen as paid,
           coalesce(l.packed, l.quantity) * case l.unit when 'jin' then 0.5 else 1 end * w.fen_per_kg as wholesale
    from ordering.v_order_line l
    join ordering.v_order o on o.county_id = l.county_id and o.id = l.order_id
    cross join lateral (
      select p.fen_per_kg from selling.v_wholesale_price p
      where p.county_id = l.county_id and p.product_code = l.product_code
        and p.day <= (o.paid_at at time zone 'Asia/Shanghai')::date
      order by p.day desc limit 1
    ) w
    where l.form = 'by-weight' and o.paid_at is not null and o.status <> 'cancelled'
  ) sold
  group by 1, 2;

-- Parcels ready to collect by the end of the promised day, of all that were due and not cancelled.
create view region.v_on_time as
  select county_id, promised_day as day, count(*) filter (where on_time)::numeric as part, count(*)::numeric as whole
  from delivery.v_shipment
  where on_time is not null
  group by 1, 2;

-- Collected orders with a claim, of all collected orders.
create view region.v_claims as
  select o.county_id, (o.collected_at at time zone 'Asia/Shanghai')::date as day,
         count(*) filter (where exists (
           select from ordering.v_claim c where c.county_id = o.county_id and c.order_id = o.id))::numeric as part,
         count(*)::numeric as whole
  from ordering.v_order o
  where o.collected_at is not null
  group by 1, 2;

-- What growers earned, with who and where they are. A household is an elders' when a grower of it turns 60 by the year's end
-- (Law on Protection of the Rights and Interests of the Elderly, art. 2).
create view region.v_grower_income as
  select p.county_id, (p.at at time zone 'Asia/Shanghai')::date as day, -p.amount_fen as fen, o.remote, o.township_code,
         exists (
           select from people.v_grower g
           where g.county_id = p.county_id and g.organisation_id = p.organisation_id
             and g.birth_year <= extract(year from p.at at time zone 'Asia/Shanghai') - 60
         ) as elder
  from paying.v_posting p
  join people.v_organisation o on o.county_id = p.county_id and o.id = p.organisation_id
  where p.account = 'producer';

create view region.v_elders_share as
  select county_id, day, coalesce(sum(fen) filter (where elder), 0) as part, sum(fen) as whole
  from region.v_grower_income group by 1, 2;

create view region.v_remote_share as
  select county_id, day, coalesce(sum(fen) filter (where remote), 0) as part, sum(fen) as whole
  from region.v_grower_income group by 1, 2;

create view region.v_figure as
  select county_id, day, 'farmer-share' as figure, part, whole from region.v_farmer_share
  union all select county_id, day, 'premium', part, whole from region.v_premium
  union all select county_id, day, 'on-time', part, whole from region.v_on_time
  union all select county_id, day, 'claims', part, whole from region.v_claims
  union all select county_id, day, 'elders-share', part, whole from region.v_elders_share
  union all select county_id, day, 'remote-share', part, whole from region.v_remote_share;
