-- Codes that changed, as data: which stands in the place of which since a year. A code that was split has several rows, so have those merged into one.
create table region.code_change (
  county_id text not null,
  old_code text not null check (old_code <> ''),
  new_code text not null check (new_code <> '' and new_code <> old_code),
  year integer not null check (year between 1900 and 2200),
  note text not null default '',
  brought_at timestamptz not null,
  brought_by_name text not null,
  primary key (county_id, old_code, new_code)
);

-- What codes of a table were read as when it was assessed: {old: today's}. Kept, as later changes would make another index of it.
alter table region.assessment add column codes jsonb;
