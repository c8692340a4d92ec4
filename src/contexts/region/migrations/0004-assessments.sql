-- A table of indicators of regions that somebody brought, how it is to be assessed, and what was drawn by chance. Kept as it was read, so
-- that what was said of a region can be said again; all else is worked out anew whenever it is asked.
create table region.assessment (
  county_id text not null,
  -- made where the form is made: sent twice it is one
  id uuid not null,
  file_name text not null,
  headings text[] not null,
  -- [{line, cells}], as read
  rows jsonb not null,
  -- outlines of regions as paths by their code, not yet matched: {width, height, paths}; null without a file of boundaries
  boundaries jsonb,
  brought_at timestamptz not null,
  brought_by_name text not null,
  -- what each column is and how the index is made; null until it was said
  spec jsonb,
  -- lines of refused rows that were left out, as whoever said so was told
  left_out integer[] not null default '{}',
  -- {low, median, high}: ranks of the regions in order, over all draws
  ranks jsonb,
  assessed_at timestamptz,
  assessed_by_name text,
  primary key (county_id, id),
  check ((spec is null) = (assessed_at is null) and (spec is null) = (assessed_by_name is null) and (spec is null) = (ranks is null))
);
create index assessment_brought on region.assessment (county_id, brought_at desc, id desc);
