-- What the field book says of the plots a lot was picked on: entries in the half year before, and sprayings in the ninety days before.
-- Struck entries are left out.
create view origin.v_lot_field as
  select l.county_id, l.id as lot_id, l.code, l.producer_id, l.harvested_at, coalesce(sum(f.entries), 0) as entries,
         coalesce(sum(f.sprayings), 0) as sprayings
  from origin.lot l
  join origin.lot_plot p on p.county_id = l.county_id and p.lot_id = l.id
  cross join lateral (
    select count(*) as entries,
           count(*) filter (where r.kind = 'spray' and r.done_at > l.harvested_at - interval '90 days') as sprayings
    from origin.field_record r
    where r.county_id = l.county_id and r.plot_id = p.plot_id and r.struck_at is null
      and r.done_at <= l.harvested_at and r.done_at > l.harvested_at - interval '180 days'
  ) f
  where l.made_by = 'harvest'
  group by l.county_id, l.id;
