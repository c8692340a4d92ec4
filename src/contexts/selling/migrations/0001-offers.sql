create schema selling;

-- An offer draws on every open lot of its seller, product and grade, first expiry first out.
create table selling.offer (
  county_id text not null,
  id uuid not null,
  seller_id uuid not null,
  product_code text not null,
  grade text,
  title_zh text not null,
  title_en text not null,
  pinyin text not null default '',
  form text not null check (form in
    ('by-weight', 'by-piece', 'piece-by-weight', 'mixed-box', 'pick-of-season', 'presale')),
  price_fen bigint not null check (price_fen > 0),
  -- what price_fen is for: one of this unit; boxes are priced per piece (one box)
  price_unit text not null check (price_unit in ('kg', 'jin', 'piece')),
  -- ordered in this unit, in steps from least to most
  sold_unit text not null check (sold_unit in ('kg', 'jin', 'piece')),
  step numeric(14, 3) not null check (step > 0),
  least numeric(14, 3) not null check (least > 0),
  most numeric(14, 3) not null,
  -- piece-by-weight: what one piece weighs, by estimate; paid by actual weight
  piece_kg numeric(14, 3),
  -- presale: the forecast sold against; pick-of-season: how many kinds go into a box
  forecast_id uuid,
  kinds integer,
  -- on and off sale by itself
  on_from date not null,
  on_until date not null,
  status text not null check (status in ('draft', 'on', 'paused', 'ended')),
  floor_fen bigint not null default 0,
  picture_id uuid,
  demo boolean not null default false,
  created_at timestamptz not null,
  primary key (county_id, id),
  check (least <= most and on_from <= on_until),
  check ((form = 'piece-by-weight') = (piece_kg is not null)),
  check ((form = 'presale') = (forecast_id is not null)),
  check ((form = 'pick-of-season') = (kinds is not null)),
  check ((form in ('mixed-box', 'pick-of-season')) or grade is not null)
);
create index offer_on_sale on selling.offer (county_id, on_from, on_until) where status = 'on';
create index offer_seller on selling.offer (county_id, seller_id, status);

-- mixed-box: everything in the box; pick-of-season: what the box may be filled from, per box.
create table selling.offer_part (
  county_id text not null,
  offer_id uuid not null,
  position integer not null,
  product_code text not null,
  grade text not null,
  quantity numeric(14, 3) not null check (quantity > 0),
  unit text not null check (unit in ('kg', 'jin', 'piece')),
  primary key (county_id, offer_id, position),
  foreign key (county_id, offer_id) references selling.offer (county_id, id)
);

create table selling.wholesale_price (
  county_id text not null,
  product_code text not null,
  day date not null,
  fen_per_kg bigint not null check (fen_per_kg > 0),
  market text not null,
  source text not null,
  primary key (county_id, product_code, day)
);

create view selling.v_offer as select * from selling.offer;
create view selling.v_wholesale_price as select * from selling.wholesale_price;
