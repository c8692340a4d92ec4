-- 共配当天: this carrier's day is driven together with others since then, in the place of what it had planned itself
create table delivery.pooled_day (
  county_id text not null,
  day date not null,
  carrier_id uuid not null,
  pooled_at timestamptz not null,
  primary key (county_id, day, carrier_id)
);
