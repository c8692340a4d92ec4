create schema routing;

-- 道路: what a car may drive in a county, as it was imported last.
create table routing.roads (
  county_id text primary key,
  id uuid not null,
  -- the roads file (kernel/roads/roads-file.ts)
  file bytea not null,
  -- the name of the extract it was made from
  source text not null,
  imported_at timestamptz not null,
  imported_by_name text not null
);
