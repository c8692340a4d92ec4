-- A sponsor may take an offered project back while its round is open; it stays as what was offered.
alter table region.sponsor_project add withdrawn_at timestamptz;

-- Whom a sponsor or a region wants first, where it is said otherwise than need says: each saying is a row, the newest counts.
create table region.pairing_wish (
  county_id text not null,
  id uuid not null,
  round_id uuid not null,
  side text not null check (side in ('sponsor', 'region')),
  -- a sponsor's organisation, or a region's code
  whose text not null,
  -- codes of regions (of a sponsor) or ids of projects (of a region), the dearest first
  wants text[] not null,
  unwanted text[] not null,
  reason text not null,
  at timestamptz not null,
  by_name text not null,
  primary key (county_id, id),
  foreign key (county_id, round_id) references region.pairing_round (county_id, id)
);
create index pairing_wish_of on region.pairing_wish (county_id, round_id, side, whose, at desc, id desc);
