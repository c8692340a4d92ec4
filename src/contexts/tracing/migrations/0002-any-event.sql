-- Events of other systems: any eventID (its key is a UUID made of it), no bizStep where the standard asks for none.
alter table tracing.event alter column biz_step drop not null;
comment on column tracing.event.id is 'the UUID of eventID urn:uuid:…, or one made of its SHA-256 (kernel/event-key.ts)';

-- Their quantities are as long as they like, and their units are codes of UN/ECE Rec. 20.
alter table tracing.event_thing alter column quantity type numeric;

-- One index for a thing and for a thing in time.
alter table tracing.event_thing drop constraint event_thing_pkey;
alter table tracing.event_thing add primary key (county_id, thing, event_time, event_id, part);
drop index tracing.event_thing_in_time;
drop index tracing.event_thing_event;
create index event_thing_event on tracing.event_thing (county_id, event_id);
