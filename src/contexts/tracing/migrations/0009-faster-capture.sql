-- Things are written by the statement that writes their event, and neither is ever changed or removed: a foreign key would only look
-- every event up again, for a tenth of what capturing it costs.
alter table tracing.event_thing drop constraint event_thing_county_id_event_id_fkey;

-- What waits for the sequencer is gone in a quarter of a second: compressing it first would be for nothing.
alter table tracing.pending alter column body set storage external;
alter table tracing.document alter column leaves set storage external;
