-- The county's menu of measures: each edit is a version of its own. What nobody edited is as the program brings it.
create table region.measure_version (
  county_id text not null,
  code text not null,
  version integer not null check (version > 0),
  -- a measure; see region/kernel/support/measure.ts
  measure jsonb not null,
  -- no longer suggested
  retired boolean not null,
  reason text not null,
  at timestamptz not null,
  by_name text not null,
  primary key (county_id, code, version)
);

-- A region's support list: the first version is what was suggested when an officer first edited it; each edit is another.
create table region.support_version (
  county_id text not null,
  assessment_id uuid not null,
  unit text not null,
  version integer not null check (version > 0),
  -- items; see region/kernel/support/support-list.ts
  items jsonb not null,
  -- what was done: {kind, measure}; none of the first
  edit jsonb,
  reason text not null,
  at timestamptz not null,
  by_name text not null,
  primary key (county_id, assessment_id, unit, version),
  foreign key (county_id, assessment_id) references region.assessment (county_id, id)
);
