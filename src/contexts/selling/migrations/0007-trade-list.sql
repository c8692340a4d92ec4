-- A seller's list for traders: an offer in whole packs, at prices that fall with how many are taken, good until a day.
create table selling.trade_item (
  county_id text not null,
  offer_id uuid not null,
  -- in the offer's sold unit: a box of 20 斤, or one step of it where it is sold loose
  pack numeric(14, 3) not null check (pack > 0),
  least_packs integer not null check (least_packs > 0),
  most_packs integer check (most_packs >= least_packs),
  valid_until date not null,
  changed_at timestamptz not null,
  person_name text not null,
  helper_name text,
  primary key (county_id, offer_id),
  foreign key (county_id, offer_id) references selling.offer (county_id, id)
);
create table selling.trade_tier (
  county_id text not null,
  offer_id uuid not null,
  from_packs integer not null check (from_packs > 0),
  -- for one of the offer's price unit
  price_fen bigint not null check (price_fen > 0),
  primary key (county_id, offer_id, from_packs),
  foreign key (county_id, offer_id) references selling.trade_item (county_id, offer_id) on delete cascade
);

-- Who may see a seller's list and order from it: whoever asked, once the seller let them in.
create table selling.trader (
  county_id text not null,
  seller_id uuid not null,
  person_id uuid not null,
  -- as they call themselves or their business
  name text not null,
  words text not null default '',
  status text not null check (status in ('asked', 'admitted', 'turned-down', 'ended')),
  asked_at timestamptz not null,
  decided_at timestamptz,
  decided_by_name text,
  primary key (county_id, seller_id, person_id),
  check ((status = 'asked') = (decided_at is null))
);
create index trader_person on selling.trader (county_id, person_id);
