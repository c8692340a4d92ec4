create schema ordering;

-- A guest's basket is known by its id alone (a cookie); a person has one, whatever device they sign in on.
create table ordering.basket (
  county_id text not null,
  id uuid not null,
  person_id uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (county_id, id)
);
create unique index basket_person on ordering.basket (county_id, person_id) where person_id is not null;
create index basket_stale on ordering.basket (county_id, changed_at);

create table ordering.basket_line (
  county_id text not null,
  basket_id uuid not null,
  offer_id uuid not null,
  quantity numeric(14, 3) not null check (quantity > 0),
  added_at timestamptz not null,
  -- two lines put in at one moment keep their order
  place bigint not null generated always as identity,
  primary key (county_id, basket_id, offer_id),
  foreign key (county_id, basket_id) references ordering.basket (county_id, id) on delete cascade
);

-- One press of the button. Its id comes with the form, so that a second press finds the first; it is written before
-- anything is taken, so that two presses at once wait for each other here.
create table ordering.checkout (
  county_id text not null,
  id uuid not null,
  basket_id uuid not null,
  person_id uuid,
  -- where it is paid; missing only while its transaction runs
  pay_url text,
  placed_at timestamptz not null,
  primary key (county_id, id)
);

create table ordering."order" (
  county_id text not null,
  id uuid not null,
  number text not null,
  -- one seller's goods by one departure, so that the seller is the payee; a basket of two sellers becomes two orders
  checkout_id uuid not null,
  seller_id uuid not null,
  person_id uuid,
  -- opens the order's page for a guest; long and unguessable, the same for all orders of a checkout
  token text not null,
  buyer_name text not null,
  buyer_pinyin text not null,
  buyer_phone text not null,
  buyer_phone_tail text not null generated always as (right(buyer_phone, 4)) stored,
  lang text not null check (lang in ('zh', 'en')),
  node_id uuid not null,
  service_id uuid not null,
  departs date not null,
  promised_day date not null,
  status text not null check (status in
    ('reserved', 'paid', 'packed', 'on-way', 'ready', 'collected', 'cancelled', 'expired', 'lost')),
  goods_fen bigint not null check (goods_fen >= 0),
  delivery_fen bigint not null check (delivery_fen >= 0),
  refunded_fen bigint not null default 0,
  -- by estimate until it is packed
  weight_kg numeric(14, 3) not null check (weight_kg > 0),
  reserved_until timestamptz not null,
  placed_at timestamptz not null,
  paid_at timestamptz,
  packed_at timestamptz,
  packed_by_name text,
  -- brought by the packing form: packed twice by it is packed once
  packing_id uuid,
  ready_at timestamptz,
  collected_at timestamptz,
  -- cancelled, expired or lost: when, by whom, why, and in whose own words
  ended_at timestamptz,
  ended_by_name text,
  end_cause text check (end_cause in ('unpaid', 'cancelled', 'held-back', 'lost')),
  end_words text not null default '',
  -- tries to open the order with a wrong phone tail, counted against guessing
  wrong_tails integer not null default 0,
  wrong_tail_at timestamptz,
  primary key (county_id, id),
  unique (county_id, number),
  unique (county_id, checkout_id, seller_id, departs),
  foreign key (county_id, checkout_id) references ordering.checkout (county_id, id),
  constraint order_never_refunds_more check (refunded_fen between 0 and goods_fen + delivery_fen),
  check ((status in ('cancelled', 'expired', 'lost')) = (ended_at is not null and end_cause is not null))
);
create index order_person on ordering."order" (county_id, person_id, placed_at desc) where person_id is not null;
create index order_seller on ordering."order" (county_id, seller_id, placed_at desc);
create index order_placed on ordering."order" (county_id, placed_at desc);
create index order_to_pack on ordering."order" (county_id, departs, seller_id) where packed_at is null and status = 'paid';
create index order_unpaid on ordering."order" (county_id, reserved_until) where status = 'reserved';
create index order_tail on ordering."order" (county_id, buyer_phone_tail, placed_at desc);
create index order_number on ordering."order" (county_id, number text_pattern_ops);
create index order_name on ordering."order" (county_id, buyer_name text_pattern_ops);
create index order_pinyin on ordering."order" (county_id, buyer_pinyin text_pattern_ops);

create table ordering.order_line (
  county_id text not null,
  order_id uuid not null,
  position integer not null,
  offer_id uuid not null,
  product_code text not null,
  form text not null check (form in
    ('by-weight', 'by-piece', 'piece-by-weight', 'mixed-box', 'pick-of-season', 'presale')),
  title_zh text not null,
  title_en text not null,
  quantity numeric(14, 3) not null check (quantity > 0),
  unit text not null check (unit in ('kg', 'jin', 'piece')),
  price_fen bigint not null check (price_fen > 0),
  price_unit text not null check (price_unit in ('kg', 'jin', 'piece')),
  -- what one piece or box weighs, by estimate
  piece_kg numeric(14, 3),
  -- what it should come to; what is held until it is known; what it came to
  estimate_fen bigint not null check (estimate_fen >= 0),
  held_fen bigint not null check (held_fen >= estimate_fen),
  final_fen bigint check (final_fen between 0 and held_fen),
  -- so much of it was in the pack
  packed numeric(14, 3) check (packed between 0 and quantity),
  refunded_fen bigint not null default 0,
  -- sold ahead: the forecast and how much of it, in the forecast's unit
  forecast_id uuid,
  forecast_quantity numeric(14, 3) check (forecast_quantity > 0),
  brand_id uuid,
  primary key (county_id, order_id, position),
  foreign key (county_id, order_id) references ordering."order" (county_id, id),
  constraint line_never_refunds_more check (refunded_fen between 0 and held_fen),
  check ((form = 'presale') = (forecast_id is not null and forecast_quantity is not null)),
  check ((final_fen is null) = (packed is null))
);
create index order_line_offer on ordering.order_line (county_id, offer_id);
create index order_line_forecast on ordering.order_line (county_id, forecast_id) where forecast_id is not null;

-- Which lots a line is filled from: the reservation itself. Rows go when it is given back.
create table ordering.order_line_lot (
  county_id text not null,
  order_id uuid not null,
  position integer not null,
  lot_id uuid not null,
  product_code text not null,
  producer_id uuid not null,
  -- in the lot's own unit
  quantity numeric(14, 3) not null check (quantity > 0),
  unit text not null check (unit in ('kg', 'jin', 'piece')),
  primary key (county_id, order_id, position, lot_id),
  foreign key (county_id, order_id, position) references ordering.order_line (county_id, order_id, position)
);
create index order_line_lot_lot on ordering.order_line_lot (county_id, lot_id);
create index order_line_lot_producer on ordering.order_line_lot (county_id, producer_id);

-- The scale's reading for pieces paid by weight, and what it changed.
create table ordering.weighing (
  county_id text not null,
  id uuid not null,
  order_id uuid not null,
  position integer not null,
  expected_kg numeric(14, 3) not null,
  actual_kg numeric(14, 3) not null check (actual_kg > 0),
  -- held less final, given back
  difference_fen bigint not null check (difference_fen >= 0),
  person_name text not null,
  helper_name text,
  at timestamptz not null,
  picture_id uuid,
  primary key (county_id, id),
  unique (county_id, order_id, position),
  foreign key (county_id, order_id, position) references ordering.order_line (county_id, order_id, position)
);

-- Everything that was given back of an order, each with its reason. The money itself is paying's.
create table ordering.refund (
  county_id text not null,
  id uuid not null,
  order_id uuid not null,
  -- none: of the whole order
  position integer,
  cause text not null check (cause in
    ('weighed', 'short', 'cancelled', 'held-back', 'late-payment', 'lost', 'claim')),
  fen bigint not null check (fen > 0),
  at timestamptz not null,
  settled_at timestamptz,
  primary key (county_id, id),
  foreign key (county_id, order_id) references ordering."order" (county_id, id)
);
create index refund_order on ordering.refund (county_id, order_id);

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
  granted_fen bigint check (granted_fen between 1 and asked_fen),
  asked_at timestamptz not null,
  decided_at timestamptz,
  decided_by_name text,
  decision_reason text,
  primary key (county_id, id),
  foreign key (county_id, order_id, position) references ordering.order_line (county_id, order_id, position),
  check ((status = 'granted') = (granted_fen is not null)),
  check ((status = 'asked') = (decided_at is null))
);
create index claim_queue on ordering.claim (county_id, asked_at) where status = 'asked';
create index claim_order on ordering.claim (county_id, order_id);
-- One at a time: the next can be made when this is decided.
create unique index claim_standing on ordering.claim (county_id, order_id, position) where status = 'asked';

create table ordering.review (
  county_id text not null,
  order_id uuid not null,
  position integer not null,
  lot_id uuid,
  offer_id uuid not null,
  stars integer not null check (stars between 1 and 5),
  words text not null default '',
  -- as it is shown to everyone: the first character only
  name text not null,
  written_at timestamptz not null,
  primary key (county_id, order_id, position),
  foreign key (county_id, order_id, position) references ordering.order_line (county_id, order_id, position)
);
create index review_offer on ordering.review (county_id, offer_id, written_at desc);
create index review_lot on ordering.review (county_id, lot_id);

-- For reading by other contexts: without the buyer's name, phone and token.
create view ordering.v_order as
  select county_id, id, number, checkout_id, seller_id, person_id, node_id, service_id, departs, promised_day, status,
         goods_fen, delivery_fen, refunded_fen, weight_kg, reserved_until, placed_at, paid_at, packed_at, ready_at,
         collected_at, ended_at
  from ordering."order";
create view ordering.v_order_line as select * from ordering.order_line;
create view ordering.v_order_line_lot as select * from ordering.order_line_lot;
create view ordering.v_refund as select * from ordering.refund;
create view ordering.v_claim as select * from ordering.claim;
create view ordering.v_review as select * from ordering.review;
