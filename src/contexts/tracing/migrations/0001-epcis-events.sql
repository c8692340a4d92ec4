create schema tracing;

-- EPCIS 2.0 (ISO/IEC 19987:2024) events, one row each, never changed: a mistake is answered by an error declaration.
create table tracing.event (
  county_id text not null,
  id uuid not null,
  type text not null check (type in
    ('ObjectEvent', 'AggregationEvent', 'TransactionEvent', 'TransformationEvent', 'AssociationEvent')),
  action text check (action in ('ADD', 'OBSERVE', 'DELETE')),
  biz_step text not null,
  disposition text,
  event_time timestamptz not null,
  record_time timestamptz not null,
  biz_location text,
  -- the whole event as EPCIS 2.0 JSON-LD
  document jsonb not null,
  primary key (county_id, id)
);
create index event_time on tracing.event (county_id, event_time);

-- Which things an event is about: lots, packs, shipments, as GS1 Digital Link URIs.
create table tracing.event_thing (
  county_id text not null,
  thing text not null,
  event_id uuid not null,
  event_time timestamptz not null,
  part text not null check (part in ('epc', 'parent', 'child', 'input', 'output')),
  quantity numeric(14, 3),
  unit text,
  primary key (county_id, thing, event_id, part),
  foreign key (county_id, event_id) references tracing.event (county_id, id)
);
-- From an event to what went in and came out of it: a lot's ancestors.
create index event_thing_event on tracing.event_thing (county_id, event_id, part);
create index event_thing_in_time on tracing.event_thing (county_id, thing, event_time);

create function tracing.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a trace event is never changed or removed' using errcode = 'restrict_violation';
end $$;
create trigger event_stays before update or delete on tracing.event
  for each row execute function tracing.refuse_change();
create trigger event_thing_stays before update or delete on tracing.event_thing
  for each row execute function tracing.refuse_change();
