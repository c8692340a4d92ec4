-- Photos and drawings. Their bytes are files named by the SHA-256 of what was received; see src/shared/pictures.ts.
create table shared.picture (
  county_id text not null,
  id uuid not null,
  sha256 char(64) not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- what is to be seen, for whoever cannot see it
  alt_zh text not null,
  alt_en text not null,
  credit text not null default '',
  -- of the upright original; `widths` are the widths it is stored in, narrowest first
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  widths integer[] not null check (cardinality(widths) > 0),
  stored_at timestamptz not null,
  primary key (county_id, id)
);
