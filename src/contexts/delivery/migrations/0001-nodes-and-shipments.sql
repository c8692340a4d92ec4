create schema delivery;

-- County hub → township station → village point (县乡村三级); a point may also stand in a town the county delivers to.
create table delivery.node (
  county_id text not null,
  id uuid not null,
  kind text not null check (kind in ('hub', 'station', 'point')),
  parent_id uuid,
  -- who keeps it
  organisation_id uuid not null,
  name_zh text not null,
  name_en text not null,
  place_code text not null,
  address text not null,
  lat numeric(8, 5) not null,
  lng numeric(8, 5) not null,
  opens time not null default '08:00',
  closes time not null default '19:00',
  cold boolean not null default false,
  active boolean not null default true,
  primary key (county_id, id),
  foreign key (county_id, parent_id) references delivery.node (county_id, id),
  check ((kind = 'hub') = (parent_id is null))
);
create index node_parent on delivery.node (county_id, parent_id);

-- How goods reach a node: order before cut_off on a running day, and it arrives lead_days later.
create table delivery.service (
  county_id text not null,
  id uuid not null,
  to_node_id uuid not null,
  carrier_id uuid not null,
  cut_off time not null,
  lead_days integer not null check (lead_days >= 0),
  -- ISO weekdays of departure, 1 = Monday
  weekdays integer[] not null check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7] and cardinality(weekdays) > 0),
  capacity_kg numeric(14, 3) not null check (capacity_kg > 0),
  fee_fen bigint not null check (fee_fen >= 0),
  cold boolean not null default false,
  active boolean not null default true,
  primary key (county_id, id),
  foreign key (county_id, to_node_id) references delivery.node (county_id, id)
);
create index service_to on delivery.service (county_id, to_node_id) where active;

create table delivery.service_day (
  county_id text not null,
  service_id uuid not null,
  departs date not null,
  capacity_kg numeric(14, 3) not null,
  taken_kg numeric(14, 3) not null default 0,
  primary key (county_id, service_id, departs),
  foreign key (county_id, service_id) references delivery.service (county_id, id),
  constraint service_day_never_overfull check (0 <= taken_kg and taken_kg <= capacity_kg)
);

create table delivery.shipment (
  county_id text not null,
  id uuid not null,
  -- printed on the label: SSCC-18 (GS1 AI 00)
  sscc char(18) not null,
  order_id uuid not null,
  order_number text not null,
  from_id uuid not null,
  to_node_id uuid not null,
  service_id uuid not null,
  departs date not null,
  promised_day date not null,
  weight_kg numeric(14, 3) not null,
  status text not null check (status in
    ('expected', 'packed', 'at-hub', 'on-way', 'at-station', 'ready', 'collected', 'cancelled', 'lost')),
  recipient_name text not null,
  recipient_phone text not null,
  -- six digits, told to the buyer; wrong tries are counted against guessing
  collection_code text not null,
  wrong_codes integer not null default 0,
  created_at timestamptz not null,
  ready_at timestamptz,
  collected_at timestamptz,
  primary key (county_id, id),
  unique (county_id, sscc),
  unique (county_id, order_id, from_id)
);
create index shipment_board on delivery.shipment (county_id, to_node_id, status, promised_day);
create index shipment_departing on delivery.shipment (county_id, departs, status);

create table delivery.shipment_line (
  county_id text not null,
  shipment_id uuid not null,
  position integer not null,
  lot_id uuid,
  lot_code text,
  product_gtin text not null,
  title_zh text not null,
  title_en text not null,
  quantity numeric(14, 3) not null,
  unit text not null,
  primary key (county_id, shipment_id, position),
  foreign key (county_id, shipment_id) references delivery.shipment (county_id, id)
);

-- A vehicle's run from the hub along its stops.
create table delivery.round (
  county_id text not null,
  id uuid not null,
  code text not null,
  carrier_id uuid not null,
  driver_id uuid,
  driver_name text not null default '',
  vehicle text not null default '',
  departs date not null,
  status text not null check (status in ('planned', 'under-way', 'done')),
  started_at timestamptz,
  done_at timestamptz,
  primary key (county_id, id),
  unique (county_id, code)
);
create index round_day on delivery.round (county_id, departs, carrier_id);

create table delivery.round_stop (
  county_id text not null,
  round_id uuid not null,
  position integer not null,
  node_id uuid not null,
  arrived_at timestamptz,
  primary key (county_id, round_id, position),
  foreign key (county_id, round_id) references delivery.round (county_id, id),
  foreign key (county_id, node_id) references delivery.node (county_id, id)
);

create table delivery.round_shipment (
  county_id text not null,
  round_id uuid not null,
  shipment_id uuid not null,
  stop_position integer not null,
  primary key (county_id, round_id, shipment_id),
  foreign key (county_id, round_id) references delivery.round (county_id, id),
  foreign key (county_id, shipment_id) references delivery.shipment (county_id, id)
);
create index round_shipment_shipment on delivery.round_shipment (county_id, shipment_id);

-- Every hand-over by scan. `id` is made at the scanner, so that sending it twice writes once.
create table delivery.scan (
  county_id text not null,
  id uuid not null,
  shipment_id uuid not null,
  kind text not null check (kind in ('packed', 'received', 'loaded', 'arrived', 'shelved', 'collected', 'lost')),
  node_id uuid,
  round_id uuid,
  at timestamptz not null,
  person_id uuid,
  person_name text not null,
  helper_id uuid,
  helper_name text,
  temperature_c numeric(4, 1),
  note text not null default '',
  picture_id uuid,
  primary key (county_id, id),
  foreign key (county_id, shipment_id) references delivery.shipment (county_id, id)
);
create index scan_shipment on delivery.scan (county_id, shipment_id, at);

create view delivery.v_shipment as
  select s.*, (s.ready_at is not null and (s.ready_at at time zone 'Asia/Shanghai')::date <= s.promised_day) as on_time
  from delivery.shipment s;
create view delivery.v_node as select * from delivery.node;
