-- Messages to people's phones, from when something happened until a provider has taken them over.
create table people.notice (
  county_id text not null,
  id uuid not null,
  phone text not null,
  -- the provider's template and what it fills in; `text` is the whole message for providers that take free text
  template text not null,
  parameters jsonb not null,
  text text not null,
  written_at timestamptz not null,
  sent_at timestamptz,
  tries integer not null default 0,
  -- given up: why the last try failed
  failed text,
  primary key (county_id, id)
);
create index notice_waiting on people.notice (county_id, written_at) where sent_at is null and failed is null;
