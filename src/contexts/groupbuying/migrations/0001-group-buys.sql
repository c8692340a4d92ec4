create schema groupbuying;

-- What a leader runs again and again for a village or neighbourhood. Its terms are copied into each cycle when that opens.
create table groupbuying.series (
  county_id text not null,
  id uuid not null,
  -- the organisation whose people lead it, and to whom it has been offered
  leader_id uuid not null,
  offered_to uuid,
  title_zh text not null,
  title_en text not null,
  note_zh text not null default '',
  note_en text not null default '',
  -- where everybody collects
  node_id uuid not null,
  opens time not null,
  every_days integer not null check (every_days between 1 and 90),
  open_hours integer not null check (open_hours between 1 and 720),
  -- longer, once, when a minimum is missed; 0: never
  extend_hours integer not null check (extend_hours between 0 and 168),
  -- of the whole cycle; 0: none
  least_members integer not null check (least_members between 0 and 10000),
  least_fen bigint not null check (least_fen >= 0),
  most_members integer check (most_members >= greatest(least_members, 1)),
  status text not null check (status in ('on', 'paused', 'ended')),
  -- the day the next cycle opens, none when the last has; and which that will be
  next_day date,
  last_day date,
  next_number integer not null default 1,
  demo boolean not null default false,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (county_id, id),
  -- one cycle is over before the next begins
  check (open_hours + extend_hours <= every_days * 24)
);
create index series_leader on groupbuying.series (county_id, leader_id, created_at desc);
create index series_offered on groupbuying.series (county_id, offered_to) where offered_to is not null;
create index series_due on groupbuying.series (county_id, next_day) where status = 'on' and next_day is not null;

create table groupbuying.series_item (
  county_id text not null,
  series_id uuid not null,
  position integer not null,
  offer_id uuid not null,
  -- so much of the offer's sold unit is a case, and only full ones are delivered; none: not sold by the case
  case_quantity numeric(14, 3) check (case_quantity > 0),
  -- of all members together, in cases, or in sold units where there is none; least 0, most none: no limit
  least integer not null check (least >= 0),
  most integer check (most >= greatest(least, 1)),
  primary key (county_id, series_id, position),
  unique (county_id, series_id, offer_id),
  foreign key (county_id, series_id) references groupbuying.series (county_id, id)
);

create table groupbuying.cycle (
  county_id text not null,
  id uuid not null,
  series_id uuid not null,
  number integer not null,
  -- as they were when it opened: what members agreed to does not change under them
  leader_id uuid not null,
  title_zh text not null,
  title_en text not null,
  note_zh text not null,
  note_en text not null,
  node_id uuid not null,
  least_members integer not null,
  least_fen bigint not null,
  most_members integer,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  extend_until timestamptz check (extend_until > closes_at),
  extended_at timestamptz,
  -- the one departure by which all of it goes, after the last moment it can close
  service_id uuid,
  departs date,
  collect_day date,
  status text not null check (status in ('open', 'made', 'failed', 'called-off', 'skipped')),
  skipped_because text check (skipped_because in ('too-late', 'no-departure')),
  decided_at timestamptz,
  -- why it was called off
  words text not null default '',
  -- as it was decided
  members integer,
  goods_fen bigint,
  demo boolean not null default false,
  primary key (county_id, id),
  -- the last word on "opened once"
  unique (county_id, series_id, number),
  foreign key (county_id, series_id) references groupbuying.series (county_id, id),
  check ((status = 'skipped') = (skipped_because is not null)),
  check (status = 'skipped' or (service_id is not null and departs is not null and collect_day is not null)),
  check ((status = 'open') = (decided_at is null)),
  check (extended_at is null or extend_until is not null)
);
create index cycle_open on groupbuying.cycle (county_id, closes_at) where status = 'open';
create index cycle_leader on groupbuying.cycle (county_id, leader_id, opens_at desc);
create index cycle_departs on groupbuying.cycle (county_id, departs) where status = 'made';

create table groupbuying.cycle_item (
  county_id text not null,
  cycle_id uuid not null,
  position integer not null,
  offer_id uuid not null,
  case_quantity numeric(14, 3),
  least integer not null,
  most integer,
  -- how much of it was decided to be delivered
  kept numeric(14, 3),
  primary key (county_id, cycle_id, position),
  unique (county_id, cycle_id, offer_id),
  foreign key (county_id, cycle_id) references groupbuying.cycle (county_id, id)
);
create index cycle_item_offer on groupbuying.cycle_item (county_id, offer_id);

-- For reading by other contexts.
create view groupbuying.v_cycle as select * from groupbuying.cycle;
create view groupbuying.v_cycle_item as select * from groupbuying.cycle_item;
