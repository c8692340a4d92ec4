-- 共配车次: a day whose pooled plan was handed to the carriers' vehicles; taken back, the row is gone.
create table planning.pool_rounds (
  county_id text not null,
  day date not null,
  -- delivery's, of all carriers
  round_ids uuid[] not null,
  accepted_at timestamptz not null,
  accepted_by_name text not null,
  primary key (county_id, day)
);
