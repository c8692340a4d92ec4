create schema importing;

-- One table that somebody brought: first only looked at, then committed. Its line stays; its rows are forgotten after a week.
create table importing.import (
  county_id text not null,
  -- from what the form carried and the file's bytes, so that sending it twice is one import
  id uuid not null,
  kind text not null check (kind in ('growers', 'products', 'plots', 'lots')),
  file_name text not null,
  -- of the bytes as they came
  sha256 char(64) not null check (sha256 ~ '^[0-9a-f]{64}$'),
  headings text[] not null,
  -- headings that no column has
  ignored text[] not null default '{}',
  organisation_id uuid not null,
  person_id uuid not null,
  person_name text not null,
  brought_at timestamptz not null,
  -- when what stands in its rows was found out
  looked_at timestamptz not null,
  added integer not null default 0,
  there integer not null default 0,
  refused integer not null default 0,
  differing integer not null default 0,
  committed_at timestamptz,
  committed_by_name text,
  primary key (county_id, id),
  check ((committed_at is null) = (committed_by_name is null))
);
create index import_organisation on importing.import (county_id, organisation_id, brought_at desc, id desc);
create index import_brought on importing.import (county_id, brought_at);

-- A row of it, and what became of it, or would.
create table importing.import_row (
  county_id text not null,
  import_id uuid not null,
  -- in the file, the first being 1
  line integer not null,
  cells text[] not null,
  done text not null check (done in ('added', 'there', 'refused')),
  -- columns in which the record says something else
  differs text[] not null,
  about text not null,
  -- code and facts
  refusal jsonb,
  primary key (county_id, import_id, line),
  foreign key (county_id, import_id) references importing.import (county_id, id),
  check ((done = 'refused') = (refusal is not null))
);
