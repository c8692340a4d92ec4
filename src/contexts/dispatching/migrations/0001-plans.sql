create schema dispatching;

-- 排线方案: what a carrier's vehicles would do on a day, from what was known when it was asked for.
create table dispatching.plan (
  county_id text not null,
  id uuid not null,
  day date not null,
  carrier_id uuid not null,
  -- 1, 2 … of the carrier's day
  number integer not null check (number > 0),
  status text not null check (status in ('asked', 'ready', 'accepted', 'replaced')),
  -- processor seconds the search may take
  seconds integer not null check (seconds between 1 and 600),
  -- the day as it was known (kernel/day.ts): the plan is always judged by it
  given jsonb not null,
  -- the routes, and the stops in none with the reason (kernel/day.ts)
  routes jsonb not null,
  missing jsonb not null,
  asked_at timestamptz not null,
  asked_by_name text not null,
  ready_at timestamptz,
  accepted_at timestamptz,
  accepted_by_name text,
  primary key (county_id, id),
  unique (county_id, carrier_id, day, number),
  check ((status in ('accepted', 'replaced')) = (accepted_at is not null))
);
create index plan_accepted on dispatching.plan (county_id, carrier_id, day) where status = 'accepted';

-- 异常: what went otherwise than planned, recorded by whoever saw it.
create table dispatching.trouble (
  county_id text not null,
  id uuid not null,
  kind text not null check (kind in ('late-bus', 'warm-box', 'refused-goods')),
  day date not null,
  -- whose day it upsets
  carrier_id uuid not null,
  at timestamptz not null,
  by_name text not null,
  by_id uuid,
  note text not null default '',
  -- late-bus: the services it was to run, and how late it is; null: it does not come
  service_ids uuid[] not null default '{}',
  minutes_late integer check (minutes_late between 1 and 1440),
  -- warm-box: how warm and for how long
  temperature_c numeric(4, 1),
  minutes_warm integer check (minutes_warm between 1 and 2880),
  -- the parcels it touches, where they go, and their orders' numbers
  shipment_ids uuid[] not null,
  node_ids uuid[] not null,
  order_numbers text[] not null,
  settled_at timestamptz,
  settled_by_name text,
  settled_how text check (settled_how in ('replanned', 'waits', 'leaves')),
  primary key (county_id, id),
  check ((settled_at is null) = (settled_how is null)),
  check ((kind = 'warm-box') = (temperature_c is not null and minutes_warm is not null)),
  check (kind = 'late-bus' or minutes_late is null)
);
create index trouble_day on dispatching.trouble (county_id, carrier_id, day);
