-- 共配: a day that carriers drove together, as it was shared out, and the months whose days are settled.
create table planning.pool_day (
  county_id text not null,
  day date not null,
  rule text not null check (rule in ('shapley', 'weight-distance')),
  alone_fen bigint not null,
  pooled_fen bigint not null,
  alone_km double precision not null,
  pooled_km double precision not null,
  kept_at timestamptz not null,
  kept_by_name text not null,
  primary key (county_id, day)
);

create table planning.pool_share (
  county_id text not null,
  day date not null,
  organisation_id uuid not null,
  stops integer not null,
  alone_fen bigint not null,
  share_fen bigint not null,
  drove_fen bigint not null,
  primary key (county_id, day, organisation_id),
  foreign key (county_id, day) references planning.pool_day (county_id, day)
);

create table planning.pool_month (
  county_id text not null,
  -- its first day
  month date not null,
  -- names the entry in the book
  id uuid not null,
  closed_at timestamptz not null,
  closed_by_name text not null,
  primary key (county_id, month)
);
