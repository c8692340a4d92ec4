-- The figures as they were counted last: a page reads some hundred rows instead of every order of its weeks. What a figure is
-- stays in its view; see region/count-figures.ts for when it is counted.
create table region.figure_day (
  county_id text not null,
  day date not null,
  figure text not null,
  part numeric not null,
  whole numeric not null,
  primary key (county_id, day, figure)
);

-- What the growers of a township earned on a day.
create table region.township_day (
  county_id text not null,
  day date not null,
  township_code text not null,
  fen bigint not null,
  primary key (county_id, day, township_code)
);

create table region.counted (
  county_id text primary key,
  at timestamptz not null
);
