create schema planning;

-- 选址设想: a question where sites should be, on the ground as it was when it was asked, so that its tries stay comparable.
create table planning.what_if (
  county_id text not null,
  -- made where the form is made: sent twice it is one
  id uuid not null,
  name text not null,
  kind text not null check (kind in ('store', 'point')),
  -- what building and carrying cost and how near is near enough (sites/what-if.ts: Terms)
  terms jsonb not null,
  -- villages with their goods by quarter, the sites there are, the hub (Ground)
  ground jsonb not null,
  -- what the sites there are come to without any new one (Outcome)
  before jsonb not null,
  made_at timestamptz not null,
  made_by_name text not null,
  kept_try smallint,
  kept_at timestamptz,
  kept_by_name text,
  primary key (county_id, id),
  check ((kept_try is null) = (kept_at is null) and (kept_try is null) = (kept_by_name is null))
);
create index what_if_made on planning.what_if (county_id, made_at desc, id desc);

create table planning.what_if_try (
  county_id text not null,
  what_if_id uuid not null,
  number smallint not null check (number between 1 and 3),
  -- which villages were named, or what the machine may spend (Asked)
  asked jsonb not null,
  outcome jsonb not null,
  tried_at timestamptz not null,
  tried_by_name text not null,
  primary key (county_id, what_if_id, number),
  foreign key (county_id, what_if_id) references planning.what_if (county_id, id)
);
