-- Events of one transformation told in several (EPCIS 2.0 § 7.4.6): a balance needs all of them.
create index event_transformation on tracing.event (county_id, (document ->> 'transformationID'))
  where document ->> 'transformationID' is not null;

-- Lots whose recorded amounts cannot all be true, found by reading the log from its beginning.
create table tracing.imbalance (
  county_id text not null,
  thing text not null,
  -- more out of a lot than was ever in it, or out of a process than went in
  kind text not null check (kind in ('lot', 'process')),
  -- exact decimals in `unit`, as text: they may be finer than any column
  went_in text not null,
  went_out text not null,
  unit text not null,
  -- keys of the events with which it came about
  events uuid[] not null,
  found_at timestamptz not null,
  -- since when the records add up again, because one was declared wrong
  righted_at timestamptz,
  -- what the officer who looked into it found
  note text,
  noted_at timestamptz,
  primary key (county_id, thing, kind),
  check ((note is null) = (noted_at is null))
);
create index imbalance_open on tracing.imbalance (county_id, found_at) where righted_at is null;

-- How far into the log its amounts were weighed.
create table tracing.weighed (
  county_id text primary key,
  next_index bigint not null
);
