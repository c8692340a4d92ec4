-- 班车位置: where a carrier's feed last said that the bus of a trip is. The last one alone is kept, and forgotten within two hours.
create table dispatching.bus_position (
  county_id text not null,
  carrier_id uuid not null,
  -- the service day, and the timetable's id of the trip
  day date not null,
  trip_id text not null,
  lng double precision not null,
  lat double precision not null,
  -- the stop of the trip it is at or goes to, by the timetable's id; null: not said
  stop_id text,
  status text not null check (status in ('incoming', 'stopped', 'on-the-way')),
  measured_at timestamptz not null,
  primary key (county_id, carrier_id, day, trip_id)
);
create index bus_position_measured on dispatching.bus_position (county_id, measured_at);
