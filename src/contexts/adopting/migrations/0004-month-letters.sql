-- Which months of which plans adopters were written about: each once, however often the clock rings.
create table adopting.month_letter (
  county_id text not null,
  plan_id uuid not null,
  -- its first day
  month date not null check (extract(day from month) = 1),
  written_at timestamptz not null,
  primary key (county_id, plan_id, month),
  foreign key (county_id, plan_id) references adopting.plan (county_id, id)
);
