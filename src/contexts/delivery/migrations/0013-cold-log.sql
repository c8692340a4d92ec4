-- How cold it must be aboard a round, and for how long it may be warmer or colder; null where nothing aboard needs it.
alter table delivery.round add column coldest_c numeric(4, 1);
alter table delivery.round add column warmest_c numeric(4, 1);
alter table delivery.round add check (coldest_c < warmest_c);

-- Temperatures aboard, typed by the driver, read from a logger's file, or sent by a sensor. `id` is made where it was measured.
create table delivery.cold_reading (
  county_id text not null,
  id uuid not null,
  round_id uuid not null,
  -- which sensor or compartment, in the words of whoever sent it; empty for the only one
  sensor text not null default '',
  at timestamptz not null,
  celsius numeric(4, 1) not null check (celsius between -60 and 80),
  source text not null check (source in ('typed', 'file', 'sensor')),
  recorded_at timestamptz not null,
  person_id uuid,
  person_name text not null,
  primary key (county_id, id),
  -- one sensor says one thing at a moment: a file brought twice is kept once
  unique (county_id, round_id, sensor, at),
  foreign key (county_id, round_id) references delivery.round (county_id, id)
);
