-- A driver's own word that the phone may tell where the vehicle is, for one round. Sensitive personal information (PIPL arts.
-- 28–31): asked for by itself, taken back at any time, and what it allowed goes with it.
create table delivery.position_consent (
  county_id text not null,
  round_id uuid not null,
  person_id uuid not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (county_id, round_id, person_id),
  foreign key (county_id, round_id) references delivery.round (county_id, id)
);

-- Where a vehicle was, by its driver's phone (WGS 84), while its round was under way. Kept for a day; see driving/forget-positions.ts.
create table delivery.vehicle_position (
  county_id text not null,
  round_id uuid not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  lat numeric(7, 4) not null check (lat between -90 and 90),
  lng numeric(7, 4) not null check (lng between -180 and 180),
  -- radius in which it was, with 68 % certainty, by the phone
  accuracy_m integer not null check (accuracy_m between 0 and 100000),
  primary key (county_id, round_id, at),
  foreign key (county_id, round_id) references delivery.round (county_id, id)
);
create index vehicle_position_old on delivery.vehicle_position (recorded_at);
