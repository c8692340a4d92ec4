create schema ordering;

create table ordering.basket (
  county_id text not null,
  id uuid not null,
  person_id uuid,
  node_id uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (county_id, id)
);
create index basket_person on ordering.basket (county_id, person_id) where person_id is not null;

create table ordering.basket_line (
  county_id text not null,
  basket_id uuid not null,
  offer_id uuid not null,
  quantity numeric(14, 3) not null check (quantity > 0),
  added_at timestamptz not null,
  primary key (county_id, basket_id, offer_id),
  foreign key (county_id, basket_id) references ordering.basket (county_id, id) on delete cascade
);

create table ordering."order" (
  county_id text not null,
  id uuid not null,
  number text not null,
  -- one seller's goods, so that the seller is the payee; a basket of two sellers becomes two orders of one checkout
  checkout_id uuid not null,
  seller_id uuid not null,
  person_id uuid,
  -- opens the order's page for a guest; long and unguessable
  token text not null,
  buyer_name text not null,
  buyer_phone text not null,
  lang text not null default 'zh',
  node_id uuid not null,
  service_id uuid not null,
  departs date not null,
  promised_day date not null,
  status text not null check (status in
    ('reserved', 'paid', 'packed', 'on-way', 'ready', 'collected', 'cancelled', 'expired')),
  goods_fen bigint not null check (goods_fen >= 0),
  delivery_fen bigint not null check (delivery_fen >= 0),
  refunded_fen bigint not null default 0,
  reserved_until timestamptz not null,
  placed_at timestamptz not null,
  paid_at timestamptz,
  packed_at timestamptz,
  collected_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text,
  primary key (county_id, id),
  unique (county_id, number),
  unique (county_id, checkout_id, seller_id),
  check (refunded_fen between 0 and goods_fen + delivery_fen)
);
create index order_person on ordering."order" (county_id, person_id, placed_at desc);
create index order_seller on ordering."order" (county_id, seller_id, status, promised_day);
create index order_unpaid on ordering."order" (county_id, reserved_until) where status = 'reserved';
create index order_placed on ordering."order" (county_id, placed_at desc);

create table ordering.order_line (
  county_id text not null,
  order_id uuid not null,
  position integer not null,
  offer_id uuid not null,
  product_code text not null,
  form text not null,
  title_zh text not null,
  title_en text not null,
  quantity numeric(14, 3) not null check (quantity > 0),
  unit text not null,
  price_fen bigint not null,
  price_unit text not null,
  -- what was held at checkout, and what it came to after weighing
  held_fen bigint not null check (held_fen >= 0),
  final_fen bigint check (final_fen >= 0),
  forecast_id uuid,
  brand_id uuid,
  primary key (county_id, order_id, position),
  foreign key (county_id, order_id) references ordering."order" (county_id, id)
);

-- Which lot a line is filled from: the reservation itself.
create table ordering.order_line_lot (
  county_id text not null,
  order_id uuid not null,
  position integer not null,
  lot_id uuid not null,
  -- in the lot's own unit
  quantity numeric(14, 3) not null check (quantity > 0),
  unit text not null,
  primary key (county_id, order_id, position, lot_id),
  foreign key (county_id, order_id, position) references ordering.order_line (county_id, order_id, position)
);
create index order_line_lot_lot on ordering.order_line_lot (county_id, lot_id);

create table ordering.weighing (
  county_id text not null,
  id uuid not null,
  order_id uuid not null,
  position integer not null,
  held_kg numeric(14, 3) not null,
  actual_kg numeric(14, 3) not null check (actual_kg > 0),
  difference_fen bigint not null,
  person_name text not null,
  at timestamptz not null,
  picture_id uuid,
  primary key (county_id, id),
  unique (county_id, order_id, position),
  foreign key (county_id, order_id, position) references ordering.order_line (county_id, order_id, position)
);

create table ordering.claim (
  county_id text not null,
  id uuid not null,
  order_id uuid not null,
  position integer not null,
  reason text not null check (reason in ('spoiled', 'short', 'wrong', 'late', 'other')),
  words text not null default '',
  picture_id uuid,
  asked_fen bigint not null check (asked_fen > 0),
  status text not null check (status in ('asked', 'granted', 'refused')),
  granted_fen bigint,
  asked_at timestamptz not null,
  decided_at timestamptz,
  decided_by_name text,
  decision_reason text,
  primary key (county_id, id),
  foreign key (county_id, order_id, position) references ordering.order_line (county_id, order_id, position)
);
create index claim_queue on ordering.claim (county_id, status, asked_at);
create index claim_order on ordering.claim (county_id, order_id);

create table ordering.review (
  county_id text not null,
  order_id uuid not null,
  position integer not null,
  lot_id uuid,
  offer_id uuid not null,
  stars integer not null check (stars between 1 and 5),
  words text not null default '',
  name text not null,
  written_at timestamptz not null,
  primary key (county_id, order_id, position),
  foreign key (county_id, order_id, position) references ordering.order_line (county_id, order_id, position)
);
create index review_offer on ordering.review (county_id, offer_id, written_at desc);
create index review_lot on ordering.review (county_id, lot_id);

create view ordering.v_order as select * from ordering."order";
create view ordering.v_order_line as select * from ordering.order_line;
create view ordering.v_claim as select * from ordering.claim;
create view ordering.v_review as select * from ordering.review;
