-- Who is told of events that a named query finds (EPCIS 2.0 § 12.11), and how far into the log they have been: each event has one place
-- there, in the order of commits, so that none is passed over and none is told of twice.
create table tracing.subscription (
  county_id text not null,
  id uuid not null,
  holder text not null,
  query_name text not null,
  dest text not null,
  -- what the subscriber knows our messages by, sealed
  token bytea,
  -- null: at once
  schedule jsonb,
  report_if_empty boolean not null,
  links boolean not null,
  initial_record_time timestamptz not null,
  created_at timestamptz not null,
  last_notified_at timestamptz,
  next_index bigint not null,
  -- when it is looked at next: by its schedule, or because the last try failed
  due_at timestamptz not null,
  failures integer not null default 0,
  -- whoever tells it now has it until then; killed, it leaves it to the next
  taken_until timestamptz,
  primary key (county_id, id),
  foreign key (county_id, holder, query_name) references tracing.named_query on delete cascade
);
create index subscription_of_query on tracing.subscription (county_id, holder, query_name);
