-- What the prefixes in events mean: the @context of the documents they came in, each kept once.
create table tracing.event_context (
  county_id text not null,
  -- made of its canonical text
  id uuid not null,
  context jsonb not null,
  primary key (county_id, id)
);
alter table tracing.event add column context uuid;
comment on column tracing.event.context is 'null: only names of the standard and our own';

-- Somebody's own event type is a URI (EPCIS 2.0 § 6.1).
alter table tracing.event drop constraint event_type_check;

-- Documents received for capture (EPCIS 2.0 § 12.6): what is to be captured, until it is, and what became of it.
create table tracing.capture_job (
  county_id text not null,
  id uuid not null,
  -- urn:maidehao:organisation:<uuid> of whoever sent it
  holder text not null,
  -- who sent it (shared/call.ts), for whom the events are captured
  actor jsonb not null,
  on_error text not null check (on_error in ('rollback', 'proceed')),
  events integer not null,
  -- what is to be captured (capture-jobs.ts); gone when it is
  received text,
  created_at timestamptz not null,
  finished_at timestamptz,
  -- what was wrong: [{ pointer, code, facts }]
  errors jsonb not null default '[]',
  primary key (county_id, id),
  check ((finished_at is null) = (received is not null))
);
-- Read once, soon: compressing it first would be for nothing.
alter table tracing.capture_job alter column received set storage external;
create index capture_job_of_holder on tracing.capture_job (county_id, holder, created_at, id);

-- Master data that came with events: what each organisation says of a place or product (EPCIS 2.0 § 6.5).
create table tracing.master_data (
  county_id text not null,
  holder text not null,
  -- e.g. urn:epcglobal:epcis:vtype:BusinessLocation
  vocabulary text not null,
  id text not null,
  -- { attribute: value }
  attributes jsonb not null,
  children text[] not null,
  said_at timestamptz not null,
  primary key (county_id, id, vocabulary, holder)
);
