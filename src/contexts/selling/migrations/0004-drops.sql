-- An offer that opens to everybody at one moment, with so much for each person at the most. Without a row it is sold as any other.
create table selling.drop (
  county_id text not null,
  offer_id uuid not null,
  opens_at timestamptz not null,
  -- in the offer's sold unit
  per_person numeric(14, 3) not null check (per_person > 0),
  set_at timestamptz not null,
  set_by_name text not null,
  primary key (county_id, offer_id),
  foreign key (county_id, offer_id) references selling.offer (county_id, id)
);
