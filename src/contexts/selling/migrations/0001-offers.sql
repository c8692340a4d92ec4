create schema selling;

-- An offer draws on every open lot of its seller (a co-op's members included), first expiry first out.
create table selling.offer (
  county_id text not null,
  id uuid not null,
  seller_id uuid not null,
  -- what it is shown under; the goods themselves are in offer_part
  product_code text not null,
  -- none for boxes: their parts have grades
  grade text,
  title_zh text not null,
  title_en text not null,
  -- how the Chinese title is read: all syllables, then their initials
  pinyin text not null,
  note_zh text not null default '',
  note_en text not null default '',
  form text not null check (form in
    ('by-weight', 'by-piece', 'piece-by-weight', 'mixed-box', 'pick-of-season', 'presale')),
  price_fen bigint not null check (price_fen > 0),
  -- what price_fen is for: one of this unit; boxes are priced per piece (one box)
  price_unit text not null check (price_unit in ('kg', 'jin', 'piece')),
  -- ordered in this unit, from least to most in steps
  sold_unit text not null check (sold_unit in ('kg', 'jin', 'piece')),
  step numeric(14, 3) not null check (step > 0),
  least numeric(14, 3) not null check (least > 0),
  most numeric(14, 3) not null,
  -- what one piece or box weighs, by estimate: for capacity, for comparing prices, and to hold money for piece-by-weight
  piece_kg numeric(14, 3) check (piece_kg > 0),
  -- piece-by-weight: how far above the estimate the held money goes; the buyer never pays more than that
  tolerance_bp integer not null default 0 check (tolerance_bp between 0 and 5000),
  -- presale: the forecast sold against; pick-of-season: how many kinds go into a box
  forecast_id uuid,
  kinds integer check (kinds > 0),
  -- on and off sale by itself
  on_from date not null,
  on_until date not null,
  status text not null check (status in ('draft', 'on', 'paused', 'ended')),
  -- below this the seller loses money, by their own figure; 0 = none given
  floor_fen bigint not null default 0 check (floor_fen >= 0),
  picture_id uuid,
  -- whose turn it is on the shelf: spread evenly, the same on every machine, and no one's to choose
  turn integer not null generated always as (('x' || substr(md5(id::text), 1, 7))::bit(28)::integer) stored,
  demo boolean not null default false,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (county_id, id),
  check (least <= most and on_from <= on_until),
  check (mod(least, step) = 0 and mod(most, step) = 0),
  check ((price_unit = 'piece') <= (sold_unit = 'piece')),
  check ((sold_unit = 'piece') = (piece_kg is not null)),
  check ((form = 'piece-by-weight') = (sold_unit = 'piece' and price_unit <> 'piece')),
  check ((form = 'presale') = (forecast_id is not null)),
  check ((form = 'pick-of-season') = (kinds is not null)),
  check ((form in ('mixed-box', 'pick-of-season')) = (grade is null))
);
create index offer_shelf on selling.offer (county_id, product_code, turn) where status = 'on';
create index offer_presale on selling.offer (county_id, on_until) where status = 'on' and form = 'presale';
create index offer_seller on selling.offer (county_id, seller_id, status, created_at desc);

-- What one sold unit is made of. pick-of-season: what the box may be filled from; presale: what will be delivered.
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

-- Every price an offer has had.
create table selling.price (
  county_id text not null,
  offer_id uuid not null,
  since timestamptz not null,
  price_fen bigint not null check (price_fen > 0),
  -- why it is below the seller's own floor, when it is
  clearance text not null default '',
  person_id uuid,
  person_name text not null,
  helper_id uuid,
  helper_name text,
  primary key (county_id, offer_id, since),
  foreign key (county_id, offer_id) references selling.offer (county_id, id)
);

create table selling.wholesale_price (
  county_id text not null,
  product_code text not null,
  day date not null,
  fen_per_kg bigint not null check (fen_per_kg > 0),
  market text not null,
  source text not null,
  person_name text not null,
  recorded_at timestamptz not null,
  primary key (county_id, product_code, day)
);

-- For reading by other contexts.
create view selling.v_offer as select * from selling.offer;
create view selling.v_offer_part as select * from selling.offer_part;
create view selling.v_wholesale_price as select * from selling.wholesale_price;
