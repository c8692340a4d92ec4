-- What a kg of a product costs its seller, by their own reckoning: a new sheet leaves the earlier ones readable.
create table selling.cost_sheet (
  county_id text not null,
  seller_id uuid not null,
  product_code text not null,
  since timestamptz not null,
  growing_fen bigint not null check (growing_fen >= 0),
  picking_fen bigint not null check (picking_fen >= 0),
  packing_fen bigint not null check (packing_fen >= 0),
  selling_fen bigint not null check (selling_fen >= 0),
  person_name text not null,
  helper_name text,
  primary key (county_id, seller_id, product_code, since),
  check (growing_fen + picking_fen + packing_fen + selling_fen > 0)
);

-- How much of a product's cost its grades bear, as the county states it: 10 000 is the cost itself.
create table selling.grade_factor (
  county_id text not null,
  product_code text not null,
  grade text not null,
  factor_bp integer not null check (factor_bp between 1000 and 30000),
  source text not null,
  person_name text not null,
  recorded_at timestamptz not null,
  primary key (county_id, product_code, grade)
);

-- How an offer goes down as what it is filled from gets older; approved by its seller, and gone when they set a price by hand.
create table selling.markdown_plan (
  county_id text not null,
  offer_id uuid not null,
  -- the full price, and by how many percent it is down now
  base_fen bigint not null check (base_fen > 0),
  down_percent integer not null default 0 check (down_percent between 0 and 90),
  days_left integer,
  approved_at timestamptz not null,
  person_name text not null,
  helper_name text,
  primary key (county_id, offer_id),
  foreign key (county_id, offer_id) references selling.offer (county_id, id)
);
create table selling.markdown_step (
  county_id text not null,
  offer_id uuid not null,
  days_left integer not null check (days_left between 0 and 400),
  percent integer not null check (percent between 1 and 90),
  primary key (county_id, offer_id, days_left),
  foreign key (county_id, offer_id) references selling.markdown_plan (county_id, offer_id) on delete cascade
);
-- A price set by the plan, and why: so many days were left. 0 percent: back at the full price.
alter table selling.price add column markdown_percent integer;
alter table selling.price add column markdown_days_left integer;

-- Prices that deserve a second look, found by the clock; a price that is changed is looked at anew.
create table selling.price_warning (
  county_id text not null,
  offer_id uuid not null,
  kind text not null check (kind in ('below-cost', 'below-neighbours')),
  fen_per_kg bigint not null,
  -- what it is compared with: the floor from cost and grade, or the middle price of so many sellers of the same goods
  against_fen_per_kg bigint not null,
  sellers integer not null,
  found_at timestamptz not null,
  note text,
  noted_at timestamptz,
  noted_by_name text,
  primary key (county_id, offer_id, kind),
  foreign key (county_id, offer_id) references selling.offer (county_id, id),
  check ((note is null) = (noted_at is null))
);
create index price_warning_open on selling.price_warning (county_id, found_at) where noted_at is null;
