-- The same records, found without reading what is older: of a buyer who returns, only the orders of that buyer; of what goods brought above
-- the wholesale price, only the lines of the days that are asked for.
create or replace view region.v_performance_record as
  -- Of what buyers pay for goods, what growers keep; the fees of an order follow the growers' parts of it.
  select p.county_id, (p.at at time zone 'Asia/Shanghai')::date as day, o.township_code, 'farmer-share' as figure, 'order' as kind,
         p.order_id as record_id, p.organisation_id, -p.amount_fen::numeric as part,
         p.goods * p.amount_fen / p.growers as whole
  from (
    select county_id, at, account, organisation_id, order_id, amount_fen,
           sum(-amount_fen) over same as goods,
           sum(amount_fen) filter (where account = 'producer') over same as growers
    from paying.v_posting
    where account not in ('clearing', 'carrier', 'held') and kind <> 'borne'
    window same as (partition by county_id, payment_id, kind, at, order_id)
  ) p
  join people.v_organisation o on o.county_id = p.county_id and o.id = p.organisation_id
  where p.account = 'producer' and p.growers <> 0
union all
  -- What goods sold by weight brought above the wholesale price of the day, by whose goods they were.
  select s.county_id, s.day, o.township_code, 'premium', 'order', s.order_id, s.producer_id,
         (s.paid - s.wholesale) * s.quantity / s.line_quantity, s.wholesale * s.quantity / s.line_quantity
  from (
    select l.county_id, l.order_id, (b.paid_at at time zone 'Asia/Shanghai')::date as day, d.producer_id, d.quantity,
           (
             select sum(a.quantity) from ordering.v_order_line_lot a
             where a.county_id = l.county_id and a.order_id = l.order_id and a.position = l.position
           ) as line_quantity,
           l.held_fen - l.refunded_fen as paid,
           coalesce(l.packed, l.quantity) * case l.unit when 'jin' then 0.5 else 1 end * w.fen_per_kg as wholesale
    from ordering.v_order_line l
    join ordering.v_order b on b.county_id = l.county_id and b.id = l.order_id
    join ordering.v_order_line_lot d on d.county_id = l.county_id and d.order_id = l.order_id and d.position = l.position
    cross join lateral (
      select p.fen_per_kg from selling.v_wholesale_price p
      where p.county_id = l.county_id and p.product_code = l.product_code
        and p.day <= (b.paid_at at time zone 'Asia/Shanghai')::date
      order by p.day desc limit 1
    ) w
    where l.form = 'by-weight' and b.paid_at is not null and b.status <> 'cancelled'
  ) s
  join people.v_organisation o on o.county_id = s.county_id and o.id = s.producer_id
union all
  -- Parcels ready by the end of the promised day.
  select s.county_id, s.promised_day, t.township_code, 'on-time', 'order', s.order_id, null, s.on_time::int, 1
  from delivery.v_shipment s
  join region.v_order_township t on t.county_id = s.county_id and t.order_id = s.order_id
  where s.on_time is not null
union all
  -- Collected orders none of whose goods of this township was claimed about; claims that were refused do not count.
  select b.county_id, (b.collected_at at time zone 'Asia/Shanghai')::date, t.township_code, 'unclaimed', 'order', b.id, null,
         1 - exists (
           select from ordering.v_claim c
           join ordering.v_order_line_lot d on d.county_id = c.county_id and d.order_id = c.order_id and d.position = c.position
           join people.v_organisation o on o.county_id = d.county_id and o.id = d.producer_id
           where c.county_id = b.county_id and c.order_id = b.id and c.status <> 'refused' and o.township_code = t.township_code
         )::int, 1
  from ordering.v_order b
  join region.v_order_township t on t.county_id = b.county_id and t.order_id = b.id
  where b.collected_at is not null
union all
  -- Buyers of a day who had bought from this township before, a week to half a year earlier; each buyer once a day.
  select b.county_id, (b.paid_at at time zone 'Asia/Shanghai')::date as day, t.township_code, 'repeat', 'order',
         (array_agg(b.id order by b.paid_at, b.id))[1], null,
         max(exists (
           select from ordering.v_order e
           join ordering.v_order_line_lot f on f.county_id = e.county_id and f.order_id = e.id
           join people.v_organisation g on g.county_id = f.county_id and g.id = f.producer_id
           where e.county_id = b.county_id and e.person_id = b.person_id and e.paid_at is not null and e.status <> 'cancelled'
             and e.placed_at between b.placed_at - interval '180 days' and b.placed_at - interval '7 days'
             and g.township_code = t.township_code
         )::int), 1
  from ordering.v_order b
  join region.v_order_township t on t.county_id = b.county_id and t.order_id = b.id
  where b.person_id is not null and b.paid_at is not null and b.status <> 'cancelled'
  group by b.county_id, b.person_id, day, t.township_code
union all
  select county_id, day, township_code, 'elders', 'household', organisation_id, organisation_id, earned::int, 1
  from region.v_household_week where elder
union all
  select county_id, day, township_code, 'remote', 'household', organisation_id, organisation_id, earned::int, 1
  from region.v_household_week where remote
union all
  -- Lots picked on plots with a field book in which nothing was sprayed for ninety days.
  select f.county_id, (f.harvested_at at time zone 'Asia/Shanghai')::date, o.township_code, 'ecology', 'lot', f.lot_id, f.producer_id,
         (f.entries > 0 and f.sprayings = 0)::int, 1
  from origin.v_lot_field f
  join people.v_organisation o on o.county_id = f.county_id and o.id = f.producer_id;
