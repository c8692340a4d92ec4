-- 拿来的货: what a carrier brings to a day's pool, by node.
create table planning.pool_bring (
  county_id text not null,
  day date not null,
  organisation_id uuid not null,
  brought_at timestamptz not null,
  brought_by_name text not null,
  primary key (county_id, day, organisation_id)
);

create table planning.pool_bring_stop (
  county_id text not null,
  day date not null,
  organisation_id uuid not null,
  node_id uuid not null,
  parcels integer not null check (parcels > 0),
  grams bigint not null check (grams > 0),
  primary key (county_id, day, organisation_id, node_id),
  foreign key (county_id, day, organisation_id) references planning.pool_bring (county_id, day, organisation_id)
    on delete cascade
);

-- What the day comes to, alone and pooled, of the goods as they were brought: gone as soon as they change.
create table planning.pool_try (
  county_id text not null,
  day date not null,
  -- pool/pool-day.ts: PooledDay
  pooled jsonb not null,
  -- the organisation of each of its carriers, in their order
  organisation_ids uuid[] not null,
  tried_at timestamptz not null,
  tried_by_name text not null,
  primary key (county_id, day)
);
