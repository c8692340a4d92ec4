-- 时刻表: the scheduled buses of a carrier, as it brought them. A draft is looked at first; one is current.
create table dispatching.timetable (
  county_id text not null,
  -- made where the form is made: sent twice it is one
  id uuid not null,
  carrier_id uuid not null,
  status text not null check (status in ('draft', 'current', 'replaced')),
  -- the file it was read from, or the line that was typed
  file_name text not null,
  -- stops, lines, days and trips (kernel/stored-timetable.ts)
  timetable jsonb not null,
  -- trips that cannot be as they are written, with file and row (#routing LineFault)
  left_out jsonb not null,
  -- whether it was said what the trips take; otherwise an assumption stands, and is said to
  hold_given boolean not null,
  brought_at timestamptz not null,
  brought_by_name text not null,
  confirmed_at timestamptz,
  confirmed_by_name text,
  primary key (county_id, id),
  check ((status = 'draft') = (confirmed_at is null))
);
create unique index timetable_current on dispatching.timetable (county_id, carrier_id) where status = 'current';
