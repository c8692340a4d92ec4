-- A parcel that was not left at its stop, or that goes back from a shelf: why, who says so, and how it came home.
create table delivery.turned_back (
  county_id text not null,
  id uuid not null,
  -- the report it was part of; made at the phone, so that sending it twice writes once
  report_id uuid not null,
  shipment_id uuid not null,
  -- where nobody took it, or where it waits to be fetched
  node_id uuid not null,
  -- the vehicle that has it; null while it waits at the node
  round_id uuid,
  reason text not null check (reason in ('nobody-there', 'refused', 'uncollected', 'damaged')),
  note text not null default '',
  picture_id uuid,
  -- when it was said, by the phone, and when we heard of it
  at timestamptz not null,
  recorded_at timestamptz not null,
  person_id uuid,
  person_name text not null,
  helper_id uuid,
  helper_name text,
  taken_at timestamptz,
  back_at timestamptz,
  -- it was collected, or kept, after all
  dropped_at timestamptz,
  primary key (county_id, id),
  unique (county_id, report_id, shipment_id),
  foreign key (county_id, shipment_id) references delivery.shipment (county_id, id),
  foreign key (county_id, node_id) references delivery.node (county_id, id),
  foreign key (county_id, round_id) references delivery.round (county_id, id),
  check ((round_id is null) = (taken_at is null))
);
-- A parcel goes back one way at a time.
create unique index turned_back_open on delivery.turned_back (county_id, shipment_id)
  where back_at is null and dropped_at is null;
create index turned_back_shipment on delivery.turned_back (county_id, shipment_id, at);
create index turned_back_node on delivery.turned_back (county_id, node_id, at);
