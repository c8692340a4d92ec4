-- 运营提醒: what a carrier's GTFS-realtime feeds alert of, about trips that carry parcels. One a feed names no more is gone.
create table dispatching.service_alert (
  county_id text not null,
  carrier_id uuid not null,
  -- at which door it was heard: a feed is the whole of what is alerted there
  door text not null check (door in ('trip-updates', 'service-alerts')),
  -- the feed's own id
  id text not null,
  cause text not null,
  effect text not null,
  -- when, whom it concerns and in whose words (#routing ServiceAlert)
  periods jsonb not null,
  concerns jsonb not null,
  header jsonb not null,
  description jsonb not null,
  -- names of the lines it concerns, as the timetable has them
  line_names text[] not null,
  first_heard_at timestamptz not null,
  heard_at timestamptz not null,
  primary key (county_id, carrier_id, door, id)
);

-- late-bus: the alert by which the trip does not run; null where it is known otherwise
alter table dispatching.trouble add column alert_id text;
