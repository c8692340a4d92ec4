-- Types, steps and dispositions of somebody's own that events hold. Those of the standard need no table; an index of every event's would
-- cost each capture, and without one, whoever asks which there are reads all events.
create table tracing.own_word (
  county_id text not null,
  kind text not null check (kind in ('type', 'bizStep', 'disposition')),
  word text not null,
  primary key (county_id, kind, word)
);
insert into tracing.own_word (county_id, kind, word)
  select distinct county_id, kind, word from tracing.event,
    lateral (values ('type', type), ('bizStep', biz_step), ('disposition', disposition)) as said(kind, word)
  -- The standard's words hold no colon; a name of somebody's own is a URI.
  where word like '%:%';
