-- What a seller asks in group buys in the place of the shop's price; without a row group buys pay the shop's.
create table selling.group_price (
  county_id text not null,
  offer_id uuid not null,
  -- for one of the offer's price unit
  price_fen bigint not null check (price_fen > 0),
  set_at timestamptz not null,
  person_name text not null,
  helper_name text,
  primary key (county_id, offer_id),
  foreign key (county_id, offer_id) references selling.offer (county_id, id)
);
