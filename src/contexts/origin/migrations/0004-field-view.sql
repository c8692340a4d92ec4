-- When which household last wrote in its field book: for reading by others. Struck entries are left out.
create view origin.v_last_field_record as
  select p.county_id, p.producer_id, max(r.done_at) as done_at
  from origin.plot p
  left join origin.field_record r on r.county_id = p.county_id and r.plot_id = p.id and r.struck_at is null
  where p.retired_at is null
  group by 1, 2;
