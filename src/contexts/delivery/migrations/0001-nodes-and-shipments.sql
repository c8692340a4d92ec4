create schema delivery;

-- County hub → township station → village point (县乡村三级); a point may also stand in a town the county delivers to.
create table delivery.node (
  county_id text not null,
  id uuid not null,
  kind text not null check (kind in ('hub', 'station', 'point')),
  parent_id uuid,
  -- large on every label, for sorting by hand: DJ for a station, DJ-02 for its second point
  code text not null,
  -- who keeps it
  organisation_id uuid not null,
  name_zh text not null,
  name_en text not null,
  pinyin text not null,
  place_code text not null,
  address text not null,
  lat numeric(8, 5) not null,
  lng numeric(8, 5) not null,
  opens time not null default '08:00',
  closes time not null default '19:00',
  -- ISO weekdays on which someone is there to hand over
  open_weekdays integer[] not null default array[1, 2, 3, 4, 5, 6, 7],
  cold boolean not null default false,
  active boolean not null default true,
  primary key (county_id, id),
  unique (county_id, code),
  foreign key (county_id, parent_id) references delivery.node (county_id, id),
  check ((kind = 'hub') = (parent_id is null)),
  check (opens < closes),
  check (open_weekdays <@ array[1, 2, 3, 4, 5, 6, 7] and cardinality(open_weekdays) > 0)
);
create index node_parent on delivery.node (county_id, parent_id);
create index node_organisation on delivery.node (county_id, organisation_id);

-- How goods reach a node: ordered before cut_off on a running day, they arrive lead_days later at about `arrives`.
create table delivery.service (
  county_id text not null,
  id uuid not null,
  to_node_id uuid not null,
  carrier_id uuid not null,
  cut_off time not null,
  lead_days integer not null check (lead_days between 0 and 7),
  arrives time not null,
  -- ISO weekdays of departure, 1 = Monday
  weekdays integer[] not null check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7] and cardinality(weekdays) > 0),
  capacity_kg numeric(14, 3) not null check (capacity_kg > 0),
  fee_fen bigint not null check (fee_fen >= 0),
  cold boolean not null default false,
  active boolean not null default true,
  primary key (county_id, id),
  foreign key (county_id, to_node_id) references delivery.node (county_id, id),
  -- what leaves and arrives the same day arrives after it could still be ordered
  check (lead_days > 0 or cut_off < arrives)
);
create index service_to on delivery.service (county_id, to_node_id) where active;
create index service_carrier on delivery.service (county_id, carrier_id);

-- One departure: what it can carry, and what is promised of it. Written when the first order takes a place.
create table delivery.service_day (
  county_id text not null,
  service_id uuid not null,
  departs date not null,
  capacity_kg numeric(14, 3) not null,
  taken_kg numeric(14, 3) not null default 0,
  primary key (county_id, service_id, departs),
  foreign key (county_id, service_id) references delivery.service (county_id, id),
  -- the last word on selling more than can be carried
  constraint service_day_never_overfull check (0 <= taken_kg and taken_kg <= capacity_kg)
);
create index service_day_departs on delivery.service_day (county_id, departs);

-- Which order holds how much of a departure. taken_kg is always the sum of the holds that were not given back.
create table delivery.hold (
  county_id text not null,
  order_id uuid not null,
  service_id uuid not null,
  departs date not null,
  kg numeric(14, 3) not null check (kg > 0),
  taken_at timestamptz not null,
  given_back_at timestamptz,
  primary key (county_id, order_id),
  foreign key (county_id, service_id, departs) references delivery.service_day (county_id, service_id, departs)
);
create index hold_departure on delivery.hold (county_id, service_id, departs) where given_back_at is null;

-- The GS1 company prefix a county ships under; without a row, the one GS1 keeps for demonstrations.
create table delivery.label_prefix (
  county_id text not null,
  company_prefix text not null check (company_prefix ~ '^[0-9]{7,10}$'),
  set_at timestamptz not null,
  set_by_name text not null,
  primary key (county_id)
);

-- Serial numbers of labels. A sequence, so that two labels made at the same moment never wait for each other or agree.
create sequence delivery.sscc_serial maxvalue 9999999999 cycle;

create table delivery.shipment (
  county_id text not null,
  id uuid not null,
  -- printed on the label: SSCC-18 (GS1 AI 00)
  sscc char(18) not null,
  sscc_tail text not null generated always as (right(sscc, 6)) stored,
  order_id uuid not null,
  order_number text not null,
  from_id uuid not null,
  to_node_id uuid not null,
  service_id uuid not null,
  departs date not null,
  promised_day date not null,
  -- by the order until it is packed, then by the scale
  weight_kg numeric(14, 3) not null check (weight_kg > 0),
  status text not null check (status in
    ('expected', 'packed', 'at-hub', 'on-way', 'at-station', 'ready', 'collected', 'cancelled', 'lost')),
  recipient_name text not null,
  recipient_pinyin text not null,
  recipient_phone text not null,
  -- six digits, told to the buyer only
  collection_code char(6) not null check (collection_code ~ '^[0-9]{6}$'),
  -- where the keeper put it, in the keeper's own words: A3, top left
  shelf text not null default '',
  created_at timestamptz not null,
  ready_at timestamptz,
  collected_at timestamptz,
  cancelled_at timestamptz,
  primary key (county_id, id),
  unique (county_id, sscc),
  unique (county_id, order_id, from_id),
  foreign key (county_id, to_node_id) references delivery.node (county_id, id),
  foreign key (county_id, service_id) references delivery.service (county_id, id)
);
create index shipment_board on delivery.shipment (county_id, to_node_id, status, promised_day);
create index shipment_departing on delivery.shipment (county_id, departs, service_id, status);
create index shipment_from on delivery.shipment (county_id, from_id, departs);
create index shipment_newest on delivery.shipment (county_id, id desc);
create index shipment_number on delivery.shipment (county_id, order_number text_pattern_ops);
create index shipment_tail on delivery.shipment (county_id, sscc_tail);
create index shipment_name on delivery.shipment (county_id, recipient_name text_pattern_ops);
create index shipment_pinyin on delivery.shipment (county_id, recipient_pinyin text_pattern_ops);

-- At one counter a code alone says which parcel it is.
create unique index shipment_code_at_node on delivery.shipment (county_id, to_node_id, collection_code)
  where status not in ('collected', 'cancelled');

create table delivery.shipment_line (
  county_id text not null,
  shipment_id uuid not null,
  position integer not null,
  lot_id uuid,
  lot_code text,
  product_gtin text not null,
  title_zh text not null,
  title_en text not null,
  quantity numeric(14, 3) not null check (quantity > 0),
  unit text not null check (unit in ('kg', 'jin', 'piece')),
  primary key (county_id, shipment_id, position),
  foreign key (county_id, shipment_id) references delivery.shipment (county_id, id)
);
create index shipment_line_lot on delivery.shipment_line (county_id, lot_id);

-- A vehicle's run from a hub along its stops.
create table delivery.round (
  county_id text not null,
  id uuid not null,
  code text not null,
  hub_id uuid not null,
  carrier_id uuid not null,
  driver_id uuid,
  driver_name text not null default '',
  vehicle text not null default '',
  departs date not null,
  status text not null check (status in ('planned', 'under-way', 'done')),
  planned_at timestamptz not null,
  started_at timestamptz,
  done_at timestamptz,
  primary key (county_id, id),
  unique (county_id, code),
  foreign key (county_id, hub_id) references delivery.node (county_id, id)
);
create index round_day on delivery.round (county_id, departs, carrier_id);

create table delivery.round_stop (
  county_id text not null,
  round_id uuid not null,
  position integer not null,
  node_id uuid not null,
  arrived_at timestamptz,
  primary key (county_id, round_id, position),
  unique (county_id, round_id, node_id),
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

-- Every hand-over. `id` is made at the scanner, so that sending it twice writes once. A shipment's status follows from
-- its scans alone, in whatever order they were sent.
create table delivery.scan (
  county_id text not null,
  id uuid not null,
  shipment_id uuid not null,
  kind text not null check (kind in
    ('packed', 'received', 'loaded', 'departed', 'arrived', 'shelved', 'collected', 'lost')),
  node_id uuid,
  round_id uuid,
  -- when it happened, by the scanner, and when we heard of it
  at timestamptz not null,
  recorded_at timestamptz not null,
  person_id uuid,
  person_name text not null,
  helper_id uuid,
  helper_name text,
  temperature_c numeric(4, 1),
  -- collected: what showed that it was the right person
  proof text check (proof in ('code', 'seen')),
  received_by text not null default '',
  note text not null default '',
  picture_id uuid,
  primary key (county_id, id),
  foreign key (county_id, shipment_id) references delivery.shipment (county_id, id),
  check ((kind = 'collected') = (proof is not null))
);
create index scan_shipment on delivery.scan (county_id, shipment_id, at);
-- Handed over once, whoever else tries at the same moment.
create unique index scan_collected_once on delivery.scan (county_id, shipment_id) where kind = 'collected';

-- Wrong collection codes, kept for an hour's count against guessing; shipment_id is null when only a code was typed.
create table delivery.wrong_code (
  county_id text not null,
  id uuid not null,
  node_id uuid not null,
  shipment_id uuid,
  at timestamptz not null,
  person_name text not null,
  primary key (county_id, id)
);
create index wrong_code_node on delivery.wrong_code (county_id, node_id, at);

-- For reading by other contexts. Whom a parcel is for, and the code that opens it, stay here.
create view delivery.v_shipment as
  select s.county_id, s.id, s.sscc, s.order_id, s.order_number, s.from_id, s.to_node_id, s.service_id, s.departs,
         s.promised_day, s.weight_kg, s.status, s.created_at, s.ready_at, s.collected_at, s.cancelled_at,
         case
           when s.status = 'cancelled' then null
           when s.ready_at is not null then (s.ready_at at time zone 'Asia/Shanghai')::date <= s.promised_day
           when s.status = 'lost' then false
         end as on_time
  from delivery.shipment s;
comment on column delivery.v_shipment.on_time is
  'true: ready to collect at its node by the end of the promised day (UTC+8); false: later, or lost; '
  'null: cancelled, or not ready yet (overdue when promised_day is before the reader''s day)';
create view delivery.v_node as select * from delivery.node;
create view delivery.v_service as select * from delivery.service;
