-- Goods of a place's sellers that its keeper gave to a bus or van towards the hub: the vehicle has no phone of ours, so the keeper says it.
create table delivery.sent_in (
  county_id text not null,
  id uuid not null,
  shipment_id uuid not null,
  node_id uuid not null,
  -- which vehicle took it, as the keeper calls it
  vehicle text not null,
  at timestamptz not null,
  person_id uuid,
  person_name text not null,
  helper_id uuid,
  helper_name text,
  primary key (county_id, id),
  unique (county_id, shipment_id),
  foreign key (county_id, shipment_id) references delivery.shipment (county_id, id),
  foreign key (county_id, node_id) references delivery.node (county_id, id)
);
create index sent_in_node on delivery.sent_in (county_id, node_id, at);

-- A buyer was told again that their parcel waits: once a day and parcel.
create table delivery.reminder (
  county_id text not null,
  shipment_id uuid not null,
  day date not null,
  at timestamptz not null,
  person_id uuid,
  person_name text not null,
  primary key (county_id, shipment_id, day),
  foreign key (county_id, shipment_id) references delivery.shipment (county_id, id)
);
