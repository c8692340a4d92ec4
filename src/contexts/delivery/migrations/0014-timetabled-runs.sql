-- 班车日: a service whose cut-off comes from its carrier's timetable, and the days on which its bus runs
-- minutes between the last order and the hand-over to the bus; null: weekdays, cut-off and arrival are as they were typed
alter table delivery.service add column pack_minutes integer check (pack_minutes between 0 and 4320);

create table delivery.service_run (
  county_id text not null,
  service_id uuid not null,
  departs date not null,
  order_before timestamptz not null,
  arrives_at timestamptz not null,
  primary key (county_id, service_id, departs),
  foreign key (county_id, service_id) references delivery.service (county_id, id),
  check (order_before < arrives_at)
);
comment on table delivery.service_run is
  'Worked out anew whenever the timetable changes and every night: one row for each of the next three weeks'' days on which a bus goes.';
