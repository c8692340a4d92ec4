-- 道路服务: the OSRM or Valhalla service a county asks first, in the place of the operator's.
create table routing.road_service (
  county_id text primary key,
  kind text not null check (kind in ('osrm', 'valhalla')),
  url text not null,
  named_at timestamptz not null,
  named_by_name text not null
);
