-- What partners ask all day: what was recorded since they asked last, and what happened at a place. Each index costs every capture; of
-- steps, dispositions and types there are too few to need one: a page of the newest is full soon.
create index event_recorded on tracing.event (county_id, record_time, id);
create index event_located on tracing.event (county_id, biz_location, event_time) where biz_location is not null;
create index event_read on tracing.event (county_id, read_point, event_time) where read_point is not null;

-- What few events have, only those pay for: readings of sensors, and fields of somebody's own.
create index event_sensed on tracing.event (county_id, event_time) where document ? 'sensorElementList';
create index event_extended on tracing.event (county_id, context, event_time) where context is not null;
