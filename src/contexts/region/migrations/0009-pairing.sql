-- A round in which regions of an assessment and sponsors' projects are paired.
create table region.pairing_round (
  county_id text not null,
  id uuid not null,
  assessment_id uuid not null,
  title text not null,
  made_at timestamptz not null,
  made_by_name text not null,
  -- when pairs were proposed; no project is offered after it
  proposed_at timestamptz,
  -- which pairing was proposed, and what was known of both
  method text check (method in ('stable', 'optimal')),
  weighed jsonb,
  primary key (county_id, id),
  foreign key (county_id, assessment_id) references region.assessment (county_id, id),
  check ((proposed_at is null) = (method is null) and (proposed_at is null) = (weighed is null))
);

create table region.sponsor_project (
  county_id text not null,
  round_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  -- the kind of weakness it mends
  kind text not null,
  -- regions that may join it
  places integer not null check (places between 1 and 1000),
  at timestamptz not null,
  by_name text not null,
  primary key (county_id, round_id, id),
  foreign key (county_id, round_id) references region.pairing_round (county_id, id)
);

create table region.pair (
  county_id text not null,
  id uuid not null,
  round_id uuid not null,
  unit text not null,
  unit_name text not null,
  project_id uuid not null,
  state text not null check (state in ('proposed', 'accepted', 'declined')),
  answer text not null default '',
  answered_at timestamptz,
  answered_by_name text,
  primary key (county_id, id),
  unique (county_id, round_id, unit),
  foreign key (county_id, round_id, project_id) references region.sponsor_project (county_id, round_id, id),
  check ((state = 'proposed') = (answered_at is null))
);

-- The joint account of a pair: who put in what and who gained what; only added to, a mistake is set right by its opposite.
create table region.pair_entry (
  county_id text not null,
  id uuid not null,
  pair_id uuid not null,
  side text not null check (side in ('sponsor', 'region')),
  kind text not null check (kind in ('put-in', 'gained')),
  fen bigint not null check (fen <> 0),
  what text not null,
  at timestamptz not null,
  by_name text not null,
  primary key (county_id, id),
  foreign key (county_id, pair_id) references region.pair (county_id, id)
);
create index pair_entry_pair on region.pair_entry (county_id, pair_id, at, id);
create function region.pair_entry_stays() returns trigger language plpgsql as $$
begin
  raise exception 'a joint account is only added to' using errcode = 'restrict_violation';
end $$;
create trigger pair_entry_stays before update or delete on region.pair_entry
  for each row execute function region.pair_entry_stays();

-- The board: organisations offer what they have, officers ask for what a region needs.
create table region.board_post (
  county_id text not null,
  id uuid not null,
  side text not null check (side in ('offer', 'ask')),
  organisation_id uuid not null,
  -- the kind of weakness it is about
  kind text not null,
  title text not null,
  text text not null,
  at timestamptz not null,
  by_name text not null,
  closed_at timestamptz,
  primary key (county_id, id)
);
create index board_post_open on region.board_post (county_id, kind, at desc) where closed_at is null;
