-- A village decides by vote what a sum of money is spent on.
create table region.village_vote (
  county_id text not null,
  id uuid not null,
  -- who may vote: people registered in this village
  place_code text not null,
  title text not null,
  -- whole yuan
  budget bigint not null check (budget > 0),
  state text not null check (state in ('proposing', 'voting', 'counted')),
  made_at timestamptz not null,
  made_by_name text not null,
  began_at timestamptz,
  -- no ballot after it
  closes_at timestamptz,
  counted_at timestamptz,
  primary key (county_id, id),
  check ((state = 'proposing') = (began_at is null)),
  check ((began_at is null) = (closes_at is null)),
  check ((state = 'counted') = (counted_at is not null))
);
create index village_vote_made on region.village_vote (county_id, made_at desc);

create table region.vote_project (
  county_id text not null,
  vote_id uuid not null,
  id uuid not null,
  name text not null,
  about text not null,
  cost bigint not null check (cost > 0),
  proposer_name text not null,
  at timestamptz not null,
  primary key (county_id, vote_id, id),
  foreign key (county_id, vote_id) references region.village_vote (county_id, id)
);

-- Who has voted: once each. What they want stands apart, under an id drawn by chance and without its moment, so that nobody can tell whose it is.
create table region.vote_turnout (
  county_id text not null,
  vote_id uuid not null,
  person_id uuid not null,
  primary key (county_id, vote_id, person_id),
  foreign key (county_id, vote_id) references region.village_vote (county_id, id)
);
create table region.vote_ballot (
  county_id text not null,
  vote_id uuid not null,
  id uuid not null default gen_random_uuid(),
  projects uuid[] not null,
  primary key (county_id, vote_id, id),
  foreign key (county_id, vote_id) references region.village_vote (county_id, id)
);
create function region.ballot_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a ballot is not changed' using errcode = 'restrict_violation';
end $$;
create trigger vote_ballot_stays before update or delete on region.vote_ballot
  for each row execute function region.ballot_stays();
create trigger vote_turnout_stays before update or delete on region.vote_turnout
  for each row execute function region.ballot_stays();
