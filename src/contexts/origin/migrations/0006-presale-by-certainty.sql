-- How sure a producer wants to be, in percent, that what is sold ahead will be picked; 100: no more than the low figure.
alter table origin.forecast add column certainty integer not null default 100 check (certainty between 50 and 100);
alter table origin.forecast_version add column certainty integer not null default 100;

-- A forecast may narrow below what was sold ahead of it: nobody's order is called off by that, but nothing more is sold. So the limit
-- binds whoever sells more, and not whoever revises the forecast.
alter table origin.forecast drop constraint presold_within_limit;
alter table origin.forecast add constraint presold_within_reason
  check (presold >= 0 and presale_limit >= 0 and presale_limit <= high);
create function origin.presold_within_limit() returns trigger language plpgsql as $$
begin
  if new.presold > old.presold and new.presold > new.presale_limit then
    raise exception 'presold_within_limit: % of % may be sold ahead of forecast %', new.presold, new.presale_limit, new.id
      using errcode = 'check_violation', constraint = 'presold_within_limit';
  end if;
  return new;
end $$;
create trigger presold_within_limit before update of presold on origin.forecast
  for each row execute function origin.presold_within_limit();

create or replace view origin.v_forecast as
  select f.county_id, f.id, f.producer_id, f.product_code, f.grade, f.from_day, f.until_day, f.unit, f.low, f.likely, f.high,
         f.presale_limit, f.presold, f.made_at, f.person_id, f.person_name, f.helper_id, f.helper_name,
         coalesce(o.coop_id, f.producer_id) as seller_id, f.certainty
  from origin.forecast f join people.v_organisation o on o.county_id = f.county_id and o.id = f.producer_id;
