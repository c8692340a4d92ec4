-- Places under the one name they are compared by, whatever URN or domain an event gives them.
alter table tracing.event add column read_point text;
comment on column tracing.event.biz_location is 'kernel/gs1/canonical-link.ts; read_point too';
alter table tracing.event disable trigger event_stays;
update tracing.event set read_point = document #>> '{readPoint,id}' where document ? 'readPoint';
alter table tracing.event enable trigger event_stays;

-- Whether an event names the thing in a list of quantities: queries tell instances from classes.
alter table tracing.event_thing add column as_class boolean not null default false;
alter table tracing.event_thing disable trigger event_thing_stays;
update tracing.event_thing thing set as_class = true from tracing.event
  where event.county_id = thing.county_id and event.id = thing.event_id and exists (
    select 1 from jsonb_path_query(document, '$.*[*].epcClass') as class(name) where name #>> '{}' = thing.thing);
alter table tracing.event_thing enable trigger event_thing_stays;

-- An error declaration has the id of the event it declares wrong, and a key of its own.
create index event_declared_wrong on tracing.event (county_id, (document ->> 'eventID'))
  where document ? 'errorDeclaration';

-- Queries kept under a name, each organisation's own.
create table tracing.named_query (
  county_id text not null,
  holder text not null,
  name text not null,
  -- as it was asked
  query jsonb not null,
  created_at timestamptz not null,
  primary key (county_id, holder, name)
);
