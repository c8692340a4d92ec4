-- What a carrier drives: what it holds, how cold it keeps it, what going out costs, when it may be out.
create table delivery.vehicle (
  county_id text not null,
  id uuid not null,
  carrier_id uuid not null,
  -- where it starts and ends its rounds
  hub_id uuid not null,
  plate text not null check (plate <> ''),
  capacity_kg numeric(14, 3) not null check (capacity_kg > 0),
  temperature text not null check (temperature in ('ambient', 'chilled', 'frozen')),
  -- for going out at all, for each kilometre, for each hour of driving
  fixed_fen bigint not null check (fixed_fen >= 0),
  km_fen bigint not null check (km_fen >= 0),
  hour_fen bigint not null check (hour_fen >= 0),
  shift_from time not null,
  shift_until time not null,
  -- ISO weekdays it is out, 1 = Monday
  weekdays integer[] not null check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7] and cardinality(weekdays) > 0),
  driver_id uuid,
  driver_name text not null default '',
  active boolean not null default true,
  primary key (county_id, id),
  unique (county_id, carrier_id, plate),
  foreign key (county_id, hub_id) references delivery.node (county_id, id),
  check (shift_from < shift_until)
);

-- A round as it was planned; null where nobody planned its times.
alter table delivery.round add column vehicle_id uuid;
alter table delivery.round add column planned_start timestamptz;
alter table delivery.round add column planned_end timestamptz;
alter table delivery.round add column planned_metres integer check (planned_metres >= 0);
alter table delivery.round add foreign key (county_id, vehicle_id) references delivery.vehicle (county_id, id);
alter table delivery.round_stop add column planned_arrival timestamptz;
alter table delivery.round_stop add column planned_departure timestamptz;
alter table delivery.round_stop add check (planned_arrival <= planned_departure);
