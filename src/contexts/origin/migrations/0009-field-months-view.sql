-- Months in which something was written in a household's field book, by the day it was written. Struck entries are left out.
create view origin.v_field_month as
  select distinct p.county_id, p.producer_id, date_trunc('month', r.recorded_at at time zone 'Asia/Shanghai')::date as month
  from origin.field_record r
  join origin.plot p on p.county_id = r.county_id and p.id = r.plot_id
  where r.struck_at is null;
