-- A returnable box in which a hub sends parcels to one node; each trip has an SSCC of its own.
create table delivery.crate (
  county_id text not null,
  id uuid not null,
  sscc char(18) not null,
  hub_id uuid not null,
  to_node_id uuid not null,
  made_at timestamptz not null,
  made_by_name text not null,
  primary key (county_id, id),
  unique (county_id, sscc),
  foreign key (county_id, hub_id) references delivery.node (county_id, id),
  foreign key (county_id, to_node_id) references delivery.node (county_id, id)
);
create index crate_newest on delivery.crate (county_id, made_at desc);

-- What was in it from when to when; `id` is made where it was scanned, so that sending it twice writes once.
create table delivery.crate_content (
  county_id text not null,
  id uuid not null,
  crate_id uuid not null,
  shipment_id uuid not null,
  in_at timestamptz not null,
  out_at timestamptz,
  primary key (county_id, id),
  foreign key (county_id, crate_id) references delivery.crate (county_id, id),
  foreign key (county_id, shipment_id) references delivery.shipment (county_id, id)
);
create index crate_content_crate on delivery.crate_content (county_id, crate_id);
-- A parcel is in one crate at a time.
create unique index crate_content_once on delivery.crate_content (county_id, shipment_id) where out_at is null;
